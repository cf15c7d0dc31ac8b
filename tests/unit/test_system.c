/* test_system.c - the calls that ISO C lacks, on POSIX: inputs that wait, fail or end, what a path
   leads to, Ctrl-C, terminals. What changes the process is tried in a child. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE /* TIOCSWINSZ */
#define _GNU_SOURCE     /* F_GETPIPE_SZ */
#define _DARWIN_C_SOURCE
#include "system/system.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "test.h"

/* What a child returns where a condition does not hold: the line. It is never 0 below 256. */
#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return __LINE__;                                                                       \
    } while (0)

/* Runs a function in a child; returns the status that wait() gives. */
static int in_child(int (*run)(void))
{
    int status;
    pid_t child;

    fflush(NULL); /* the child ends with exit(), or its coverage is not counted */
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int line = run();

        if (line != 0)
            fprintf(stderr, "test_system.c:%d does not hold\n", line);
        exit(line != 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void pause_for(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};

    nanosleep(&time, NULL);
}

/* --- what a path leads to */

static const struct path {
    const char *name, *path;
    enum system_kind kind;
} paths[] = {
    {"a file", "README.md", SYSTEM_FILE},
    {"a folder", "src", SYSTEM_FOLDER},
    {"a device", "/dev/null", SYSTEM_OTHER},
    {"nothing", "src/nowhere", SYSTEM_NOTHING},
};

static void leads_to(void **state)
{
    const struct path *row = *state;
    struct system_id id;
    struct stat status;

    errno = 0;
    assert_int_equal(system_kind(row->path, &id), row->kind);
    assert_int_equal(errno, row->kind == SYSTEM_NOTHING ? ENOENT : 0);
    assert_int_equal(system_is_folder(row->path), row->kind == SYSTEM_FOLDER);
    assert_int_equal(system_size(row->path),
                     row->kind == SYSTEM_FILE && stat(row->path, &status) == 0 ? status.st_size
                                                                               : 0);
}

static void paths_that_lead_to_one_thing(void **state)
{
    struct system_id id, same, other;

    (void)state;
    memset(&id, 0, sizeof id);
    memset(&same, 0, sizeof same);
    system_kind("src", &id);
    system_kind("tests/../src/.", &same);
    system_kind("tests", &other);
    assert_memory_equal(&id, &same, sizeof id);
    assert_true(id.volume == other.volume && id.number != other.number);
}

static void lists_a_folder(void **state)
{
    static const char *const names[] = {"b", "a", ".hidden", "B", "a b"};
    char folder[] = "/tmp/drcode-XXXXXX", path[64];
    struct buffer list = {0};
    size_t i;

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        fclose(fopen(path, "w"));
    }
    assert_true(system_list(folder, &list));
    assert_int_equal(list.size, sizeof "B\0a\0a b\0b");
    assert_memory_equal(list.data, "B\0a\0a b\0b", list.size);
    for (i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    list.size = 0;
    assert_true(system_list(folder, &list));
    assert_int_equal(list.size, 0);
    rmdir(folder);
    assert_false(system_list(folder, &list));
    assert_int_equal(errno, ENOENT);
    assert_false(system_list("README.md", &list));
    assert_int_equal(errno, ENOTDIR);
    buffer_free(&list);
}

/* --- inputs */

static void reads_a_file(void **state)
{
    char bytes[16];
    int input = system_open_input("README.md");

    (void)state;
    assert_true(input > STDERR_FILENO);
    assert_true(fcntl(input, F_GETFD) & FD_CLOEXEC);
    assert_false(system_may_wait(input));
    assert_int_equal(system_read(input, bytes, 8), 8);
    assert_memory_equal(bytes, "# drcode", 8);
    assert_true(lseek(input, 0, SEEK_END) > 0);
    assert_int_equal(system_read(input, bytes, 8), 0);
    system_close_input(input);
    assert_int_equal(fcntl(input, F_GETFD), -1);
}

static void refuses_a_folder(void **state)
{
    int next = dup(STDERR_FILENO);

    (void)state;
    close(next);
    assert_int_equal(system_open_input("src"), -1);
    assert_int_equal(errno, EISDIR);
    assert_int_equal(system_open_input("src/nowhere"), -1);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(dup(STDERR_FILENO), next); /* none is left open */
    close(next);
}

static int with_a_low_number(void)
{
    close(STDIN_FILENO);
    HOLDS(system_open_input("src") == -1 && errno == EISDIR);
    HOLDS(system_open_input("README.md") == STDIN_FILENO);
    return 0;
}

static void numbers_start_at_0(void **state)
{
    (void)state;
    assert_int_equal(in_child(with_a_low_number), 0);
}

/* A pipe is standard input: it is made larger where the system can, and is not closed. */
static int from_standard_input(void)
{
    int ends[2];

    HOLDS(pipe(ends) == 0 && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    HOLDS(system_open_input("-") == STDIN_FILENO);
#ifdef F_GETPIPE_SZ
    {
        int others[2];

        HOLDS(pipe(others) == 0);
        if (fcntl(others[0], F_SETPIPE_SZ, 1 << 20) == 1 << 20)
            HOLDS(fcntl(STDIN_FILENO, F_GETPIPE_SZ) == 1 << 20);
    }
#endif
    system_close_input(STDIN_FILENO);
    HOLDS(fcntl(STDIN_FILENO, F_GETFD) >= 0);
    return 0;
}

static void standard_input(void **state)
{
    (void)state;
    assert_int_equal(in_child(from_standard_input), 0);
}

static void errors_of_reads(void **state)
{
    char byte;
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(system_read(ends[1], &byte, 1), -1);
    assert_int_equal(errno, EBADF);
    close(ends[0]);
    close(ends[1]);
    assert_true(system_may_wait(ends[0]));
}

static void waits_for_a_pipe(void **state)
{
    int64_t start;
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_true(system_may_wait(ends[0]));
    assert_false(system_wait(ends[0], 0));
    start = system_clock();
    assert_false(system_wait(ends[0], 30));
    assert_in_range(system_clock() - start, 29, 20000);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_true(system_wait(ends[0], 0));
    assert_true(system_wait(ends[0], -1));
    close(ends[1]);
    assert_true(system_wait(ends[0], -1));
    close(ends[0]);
}

static void no_interrupt(int number)
{
    (void)number;
}

/* A signal that is none of Ctrl-C ends no wait. */
static int with_signals(void)
{
    const struct sigaction action = {.sa_handler = no_interrupt};
    const struct itimerval soon = {{0, 0}, {0, 10000}};
    int64_t start;
    int ends[2];

    HOLDS(pipe(ends) == 0);
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    start = system_clock();
    HOLDS(!system_wait(ends[0], 50));
    HOLDS(system_clock() - start >= 49);
    return 0;
}

static void signals_end_no_wait(void **state)
{
    (void)state;
    assert_int_equal(in_child(with_signals), 0);
}

/* Writes into a pipe after a while. */
static pid_t write_later(int output)
{
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        pause_for(100);
        _exit(write(output, "later", 5) != 5);
    }
    return child;
}

/* Input that is not there yet is waited for, without work. */
static void reads_without_blocking(void **state)
{
    char bytes[8];
    clock_t work;
    int ends[2];
    pid_t child;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    child = write_later(ends[1]);
    work = clock();
    assert_int_equal(system_read(ends[0], bytes, sizeof bytes), 5);
    assert_true(clock() - work < CLOCKS_PER_SEC / 50);
    assert_memory_equal(bytes, "later", 5);
    assert_int_equal(waitpid(child, NULL, 0), child);
    close(ends[0]);
    close(ends[1]);
}

/* --- Ctrl-C */

/* A shell may have let a job in the background ignore it. */
static void catch_interrupt(void)
{
    signal(SIGINT, SIG_DFL);
    system_catch_interrupt();
}

static int interrupted_once(void)
{
    char byte;
    int input = system_open_input("README.md"), ends[2];

    catch_interrupt();
    HOLDS(!system_interrupted());
    HOLDS(system_read(input, &byte, 1) == 1);
    raise(SIGINT);
    HOLDS(system_interrupted());
    HOLDS(system_read(input, &byte, 1) == 0);
    HOLDS(pipe(ends) == 0);
    HOLDS(!system_wait(ends[0], 10));
    return 0;
}

static int interrupted_twice(void)
{
    catch_interrupt();
    raise(SIGINT);
    raise(SIGINT);
    return __LINE__;
}

/* It ends a wait, which would have no end. */
static int interrupted_while_waiting(void)
{
    char byte;
    int ends[2];

    HOLDS(pipe(ends) == 0);
    catch_interrupt();
    if (fork() == 0) {
        pause_for(50);
        kill(getppid(), SIGINT);
        _exit(0);
    }
    alarm(20);
    HOLDS(system_wait(ends[0], -1));
    HOLDS(system_read(ends[0], &byte, 1) == 0);
    return 0;
}

static int ignored(void)
{
    signal(SIGINT, SIG_IGN);
    system_catch_interrupt();
    raise(SIGINT);
    HOLDS(!system_interrupted());
    return 0;
}

static void interrupts(void **state)
{
    int status;

    (void)state;
    assert_int_equal(in_child(interrupted_once), 0);
    assert_int_equal(in_child(interrupted_while_waiting), 0);
    assert_int_equal(in_child(ignored), 0);
    status = in_child(interrupted_twice);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
}

/* --- streams */

static int with_closed_streams(void)
{
    int stream, count = 1;
    char **arguments = NULL;

    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    HOLDS(system_start(&count, &arguments));
    HOLDS((fcntl(STDIN_FILENO, F_GETFL) & O_ACCMODE) == O_WRONLY);
    HOLDS((fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE) == O_RDONLY);
    stream = dup(STDERR_FILENO);
    HOLDS(stream > STDERR_FILENO);
    close(STDERR_FILENO);
    HOLDS(system_start(&count, &arguments));
    HOLDS((fcntl(STDERR_FILENO, F_GETFL) & O_ACCMODE) == O_RDONLY);
    dup2(stream, STDERR_FILENO);
    HOLDS(count == 1 && !arguments);
    close(stream);
    HOLDS(dup(STDERR_FILENO) == stream); /* streams that are open need no other */
    return 0;
}

static void closed_streams(void **state)
{
    (void)state;
    assert_int_equal(in_child(with_closed_streams), 0);
}

static void terminals(void **state)
{
    struct winsize size = {.ws_row = 24, .ws_col = 91};
    int master = posix_openpt(O_RDWR | O_NOCTTY), slave;
    const char *name;
    FILE *stream;

    (void)state;
    stream = fopen("README.md", "r");
    assert_false(system_is_terminal(stream));
    assert_int_equal(system_width(stream), 0);
    fclose(stream);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 || !(name = ptsname(master)) ||
        (slave = open(name, O_RDWR | O_NOCTTY)) < 0) {
        skip();
        return;
    }
    assert_int_equal(ioctl(slave, TIOCSWINSZ, &size), 0);
    stream = fdopen(slave, "w");
    assert_true(system_is_terminal(stream));
    assert_int_equal(system_width(stream), 91);
    fclose(stream);
    close(master);
}

static void readers_that_left(void **state)
{
    (void)state;
    errno = EPIPE;
    assert_true(system_reader_left());
    errno = EIO;
    assert_false(system_reader_left());
    assert_null(system_language());
    assert_int_equal(system_list_separator, ':');
}

static void clock_counts_milliseconds(void **state)
{
    struct timespec before, after;
    int64_t clock;

    (void)state;
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &before), 0);
    clock = system_clock();
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &after), 0);
    assert_in_range(clock, before.tv_sec * 1000 + before.tv_nsec / 1000000,
                    after.tv_sec * 1000 + after.tv_nsec / 1000000);
}

static void opens_streams(void **state)
{
    FILE *file = system_open("README.md", "rb");

    (void)state;
    assert_non_null(file);
    assert_int_equal(getc(file), '#');
    fclose(file);
    assert_null(system_open("src/nowhere", "rb"));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, paths, leads_to);
    add_test(&tests, "paths that lead to one thing", paths_that_lead_to_one_thing, NULL);
    add_test(&tests, "the names in a folder", lists_a_folder, NULL);
    add_test(&tests, "a stream", opens_streams, NULL);
    add_test(&tests, "a file is read", reads_a_file, NULL);
    add_test(&tests, "a folder is refused", refuses_a_folder, NULL);
    add_test(&tests, "an input may have the number 0", numbers_start_at_0, NULL);
    add_test(&tests, "standard input", standard_input, NULL);
    add_test(&tests, "reads that fail", errors_of_reads, NULL);
    add_test(&tests, "a pipe is waited for", waits_for_a_pipe, NULL);
    add_test(&tests, "another signal ends no wait", signals_end_no_wait, NULL);
    add_test(&tests, "a pipe that does not block", reads_without_blocking, NULL);
    add_test(&tests, "Ctrl-C", interrupts, NULL);
    add_test(&tests, "closed streams", closed_streams, NULL);
    add_test(&tests, "terminals", terminals, NULL);
    add_test(&tests, "readers that left", readers_that_left, NULL);
    add_test(&tests, "the clock", clock_counts_milliseconds, NULL);
    return run_all(&tests, "system");
}
