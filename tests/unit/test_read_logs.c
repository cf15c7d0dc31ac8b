/* test_read_logs.c - logs from the command line: what is printed before more input comes, in which
   order with messages, and what a terminal shows. Each row is a child of its own. There time is a
   count, and whoever waits for input is given it: no test depends on how fast the machine is. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE /* FIONREAD */
#define _DARWIN_C_SOURCE
#include "cli/read_logs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "print/printed.h"
#include "summary/summary.h"
#include "test.h"

/* --- Logs. */

#define FAILED  "x 560403 403\n"
#define BY_USER "x 560486 486\n"
#define NORMAL  "Final SIP code,Final Microsoft subcode\n200,0\n"
#define LINES   "FinalSipCode : 403\nCallEndSubReason : 560403\n"
#define SBC     "TrunkFullyQualifiedDomainName : sbc1\n"

/* The files in the folder where each row runs. */
static const struct {
    const char *name, *text;
} files[] = {
    {"failed", FAILED},
    {"by-user", BY_USER},
    {"normal", NORMAL},
    {"nothing", "x\n"},
    {"byte", "x"},
    {"dates", "Start time,Final SIP code,Final Microsoft subcode\n04/03/2025 09:00,403,560403\n"},
    {"summary", "{\"callEndSubReason\":560486,\"finalSipCode\":486,\"count\":3,\"share\":100}\n"},
};

/* What they, and the inputs of rows, print in brief. */
#define SAYS_FAILED  " 560403 403 Forbidden; Call rejected\n"
#define SAYS_BY_USER " 560486 486 The called party was busy\n"
#define SAYS_NOTHING ": no call recognised in 1 line\n"

/* --- Time, and who writes what is read. */

#define CTRL_C "\003" /* a piece that is none: the user stops the program */
#define BROKEN "\004" /* and one after which the input cannot be read */

/* A part of what comes in. */
struct piece {
    int64_t at; /* when, in milliseconds */
    const char *text;
};

static int64_t now; /* in milliseconds; a look at the clock takes `looks` of them */
static int looks;
static const struct piece *next; /* that comes in; its text is NULL where nothing comes */
static int writer = -1;          /* the end of the pipe, -1 after its last piece */
static int shown;                /* where it is marked that a piece came */

/* In place of the C library's. */
int clock_gettime(clockid_t clock, struct timespec *time)
{
    (void)clock;
    now += looks;
    *time = (struct timespec){now / 1000, now % 1000 * 1000000};
    return 0;
}

/* Brings what comes in next; false where a wait is interrupted. */
static bool bring(void)
{
    const char *text = next->text;

    if (!text) {
        close(writer);
        writer = -1;
        return true;
    }
    next++;
    if (*text == *BROKEN)
        return dup2(writer, STDIN_FILENO) == STDIN_FILENO;
    if (*text == *CTRL_C) {
        raise(SIGINT);
        return false;
    }
    if (write(shown, "|", 1) != 1 || write(writer, text, strlen(text)) < 0)
        exit(99);
    return true;
}

/* In place of the C library's: waits for standard input, which the rows bring. */
int poll(struct pollfd *wanted, nfds_t count, int milliseconds)
{
    int waiting = 0;

    (void)wanted;
    (void)count;
    if (writer < 0 || ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting > 0)
        return 1;
    if (next->text && milliseconds >= 0 && next->at > now + milliseconds) {
        now += milliseconds;
        return 0;
    }
    if (next->text && next->at > now)
        now = next->at;
    if (bring())
        return 1;
    errno = EINTR;
    return -1;
}

/* --- What is printed. */

/* Where it goes. Messages go there, too, except where nobody reads it. */
enum to { TO_PIPE, TO_TERMINAL, TO_NOBODY };

#define PROGRESS(text) "\r" text "\033[K"
#define ERASED         "\r\033[K"

static void print_time(const struct output *output, const char *name, int64_t seconds)
{
    char text[TIMESTAMP_ROOM];

    timestamp_write(seconds, text);
    fprintf(output->file, ", %s %s", name, text);
}

static bool print_counts(const struct output *output, const struct summary *summary)
{
    fprintf(output->file, "%u calls, %u failed", (unsigned)summary->records,
            (unsigned)summary->failures);
    if (summary->span.known)
        print_time(output, "from", summary->span.first);
    if (output->since)
        print_time(output, "since", *output->since);
    if (output->until)
        print_time(output, "until", *output->until);
    fputc('\n', output->file);
    return true;
}

/* As a format does that has no memory left. */
static bool run_out(const struct output *output, const struct summary *summary)
{
    return !print_counts(output, summary);
}

static const struct format counts_format = {.summary = print_counts},
                           failing_format = {.summary = run_out};

#define INTERRUPTED (128 + SIGINT)

static const struct row {
    const char *name;
    const char *arguments[8];
    struct piece pieces[4]; /* of standard input */
    enum to to;
    int looks;           /* what a look at the clock takes */
    bool fails;          /* the format of summaries */
    int status;          /* enum status, or INTERRUPTED */
    const char *printed; /* with a "|" wherever a piece of the input came */
} rows[] = {
    /* What waits. */
    {.name = "what is found is printed before a wait",
     .arguments = {"-b"},
     .pieces = {{0, FAILED}, {500, BY_USER}},
     .printed = "|1:" SAYS_FAILED "|2:" SAYS_BY_USER},
    {.name = "what is found is printed before a short wait",
     .arguments = {"-b"},
     .pieces = {{0, FAILED}, {1, BY_USER}},
     .printed = "|1:" SAYS_FAILED "|2:" SAYS_BY_USER},
    {.name = "what is found is printed in one piece where nothing waits",
     .arguments = {"-b"},
     .pieces = {{0, FAILED}, {0, BY_USER}, {0, FAILED}},
     .printed = "|||1:" SAYS_FAILED "2:" SAYS_BY_USER "3:" SAYS_FAILED},
    {.name = "lines of a call may come for 200 milliseconds",
     .arguments = {"-b"},
     .pieces = {{0, LINES}, {200, SBC}},
     .printed = "||1: sbc1 " SAYS_FAILED},
    {.name = "lines of a call are printed after 200 milliseconds",
     .arguments = {"-b"},
     .pieces = {{0, LINES}, {201, SBC}},
     .printed = "|1:" SAYS_FAILED "|"},
    {.name = "a failure of any input counts",
     .arguments = {"-b", "-f", "-", "-f", "by-user"},
     .pieces = {{0, FAILED}},
     .printed = "|1:" SAYS_FAILED "by-user:1:" SAYS_BY_USER},

    /* Where nothing can be printed. */
    {.name = "reading ends where nobody reads what is found",
     .arguments = {"-b", "-f", "-", "-f", "missing"},
     .pieces = {{0, FAILED}, {500, "x\n"}, {1000, "x\n"}},
     .to = TO_NOBODY,
     .printed = "|"},
    {.name = "reading ends where nobody reads what is found after a wait",
     .arguments = {"-b"},
     .pieces = {{0, LINES}, {500, "x\n"}, {1000, "x\n"}},
     .to = TO_NOBODY,
     .printed = "|"},

    /* What is wrong with an input. */
    {.name = "a message is after what was found before",
     .arguments = {"-b", "-f", "-", "-f", "nothing"},
     .pieces = {{0, FAILED}},
     .printed = "|1:" SAYS_FAILED "drcode: nothing" SAYS_NOTHING},
    {.name = "an input that breaks off",
     .arguments = {"-b", "-f", "-", "-f", "by-user"},
     .pieces = {{0, FAILED}, {0, BROKEN}},
     .status = STATUS_TROUBLE,
     .printed = "|1:" SAYS_FAILED "drcode: standard input: Bad file descriptor\n"
                "by-user:1:" SAYS_BY_USER},

    /* Ctrl-C. */
    {.name = "Ctrl-C ends the inputs of a summary",
     .arguments = {"--summary", "-f", "-", "-f", "failed"},
     .pieces = {{0, FAILED}, {500, CTRL_C}, {500, FAILED}},
     .printed = "|1 calls, 1 failed\n"},
    {.name = "Ctrl-C ends the program",
     .arguments = {"-b"},
     .pieces = {{0, FAILED}, {500, CTRL_C}},
     .status = INTERRUPTED,
     .printed = "|1:" SAYS_FAILED},

    /* What a terminal shows at the end. */
    {.name = "a terminal shows how many calls none of which failed",
     .arguments = {"-b", "-f", "normal", "-f", "by-user", "-f", "summary"},
     .to = TO_TERMINAL,
     .status = STATUS_NOTHING,
     .printed = "by-user:1:" SAYS_BY_USER "summary:1:" SAYS_BY_USER
                "drcode: 5 calls, no failure; 4 ended by users\n"},
    {.name = "a terminal shows no such line where calls failed",
     .arguments = {"-b", "-f", "failed", "-f", "normal"},
     .to = TO_TERMINAL,
     .printed = "failed:1:" SAYS_FAILED},
    {.name = "a terminal shows no such line where an input is odd",
     .arguments = {"-b", "-f", "normal", "-f", "nothing", "-f", "normal"},
     .to = TO_TERMINAL,
     .status = STATUS_NOTHING,
     .printed = "drcode: nothing" SAYS_NOTHING},
    {.name = "a terminal shows no such line where an input is missing",
     .arguments = {"-b", "-f", "missing", "-f", "normal"},
     .to = TO_TERMINAL,
     .status = STATUS_TROUBLE,
     .printed = "drcode: missing: No such file or directory\n"},
    {.name = "a terminal shows no such line where nothing is to be printed",
     .arguments = {"-q", "-f", "normal"},
     .to = TO_TERMINAL,
     .status = STATUS_NOTHING,
     .printed = ""},
    {.name = "a pipe gets no such line",
     .arguments = {"-b", "-f", "normal"},
     .status = STATUS_NOTHING,
     .printed = ""},

    /* The progress of a summary. */
    {.name = "progress is of all files",
     .arguments = {"--summary", "-f", "failed", "-f", "byte", "-f", "failed"},
     .to = TO_TERMINAL,
     .looks = 3000,
     .printed = PROGRESS("0 MB (48%), 0 MB/s, 1 failures")
         ERASED PROGRESS("0 MB (52%), 0 MB/s, 1 failures") ERASED
     "drcode: byte" SAYS_NOTHING PROGRESS("0 MB (100%), 0 MB/s, 2 failures") ERASED
     "2 calls, 2 failed\n"},
    {.name = "progress is of nothing where the size of an input is not known",
     .arguments = {"--summary", "-f", "failed", "-f", "-"},
     .pieces = {{0, "x\n"}},
     .to = TO_TERMINAL,
     .looks = 3000,
     .printed = PROGRESS("0 MB, 0 MB/s, 1 failures") ERASED "|" PROGRESS("0 MB, 0 MB/s, 1 failures")
         ERASED "drcode: standard input" SAYS_NOTHING "1 calls, 1 failed\n"},
    {.name = "progress is of nothing where the input is one byte of a pipe",
     .arguments = {"--summary"},
     .pieces = {{0, "x"}},
     .to = TO_TERMINAL,
     .looks = 3000,
     .status = STATUS_NOTHING,
     .printed = "|" PROGRESS("0 MB, 0 MB/s, 0 failures") ERASED
     "drcode: standard input" SAYS_NOTHING "0 calls, 0 failed\n"},
    {.name = "progress is erased before an error",
     .arguments = {"--summary", "-f", "-", "-f", "failed"},
     .pieces = {{0, FAILED}, {500, BROKEN}},
     .to = TO_TERMINAL,
     .looks = 3000,
     .status = STATUS_TROUBLE,
     .printed = "|" PROGRESS("0 MB, 0 MB/s, 1 failures") ERASED
     "drcode: standard input: Bad file descriptor\n" PROGRESS("0 MB, 0 MB/s, 2 failures") ERASED
     "2 calls, 2 failed\n"},
    {.name = "progress is erased where nothing else is printed",
     .arguments = {"--summary", "-q", "-f", "failed"},
     .to = TO_TERMINAL,
     .looks = 3000,
     .printed = PROGRESS("0 MB (100%), 0 MB/s, 1 failures") ERASED},
    {.name = "progress is not shown where it is not wanted",
     .arguments = {"--summary", "--no-progress", "-f", "failed"},
     .to = TO_TERMINAL,
     .looks = 3000,
     .printed = "1 calls, 1 failed\n"},
    {.name = "a pipe gets no progress",
     .arguments = {"--summary", "-f", "failed"},
     .looks = 3000,
     .printed = "1 calls, 1 failed\n"},

    /* Times. */
    {.name = "the language says which number is the day",
     .arguments = {"--summary", "--lang", "en-GB", "-f", "dates"},
     .printed = "1 calls, 1 failed, from 2025-03-04T09:00:00Z\n"},
    {.name = "the language says which number is the month",
     .arguments = {"--summary", "--lang", "en-US", "-f", "dates"},
     .printed = "1 calls, 1 failed, from 2025-04-03T09:00:00Z\n"},
    {.name = "the language says nothing of dates",
     .arguments = {"--summary", "-f", "dates"},
     .printed = "drcode: dates: 1 time not counted, the first on line 2: 04/03/2025 09:00; --lang "
                "en-GB or en-US says which number is the day\n1 calls, 1 failed\n"},
    {.name = "since when",
     .arguments = {"--summary", "--since=2025-04-01", "--lang", "en-US", "-f", "dates"},
     .printed = "1 calls, 1 failed, from 2025-04-03T09:00:00Z, since 2025-04-01T00:00:00Z\n"},
    {.name = "until when",
     .arguments = {"--summary", "--until=2025-04-01", "--lang", "en-GB", "-f", "dates"},
     .printed = "1 calls, 1 failed, from 2025-03-04T09:00:00Z, until 2025-04-02T00:00:00Z\n"},

    /* Statuses. */
    {.name = "a summary without a failure",
     .arguments = {"--summary", "-f", "by-user"},
     .status = STATUS_NOTHING,
     .printed = "1 calls, 0 failed\n"},
    {.name = "a summary of a missing file",
     .arguments = {"--summary", "-f", "missing", "-f", "failed"},
     .status = STATUS_TROUBLE,
     .printed = "drcode: missing: No such file or directory\n1 calls, 1 failed\n"},
    {.name = "a summary without memory",
     .arguments = {"--summary", "-f", "failed"},
     .fails = true,
     .status = STATUS_TROUBLE,
     .printed = "1 calls, 1 failed\ndrcode: out of memory\n"},
};

static const char *folder; /* that has the files */

/* Reads the logs of a row, in a child; returns the status. */
static int read_row(const struct row *row, int to, int nobody)
{
    static struct printed printed;
    struct options options = {0};
    struct drcode_error error = {.text = ""};
    struct output output = {.printed = &printed, .catalog = drcode_builtin()};
    char *arguments[COUNT(row->arguments) + 2] = {"drcode"};
    int ends[2], count = 1, status;

    while (row->arguments[count - 1]) {
        arguments[count] = (char *)(uintptr_t)row->arguments[count - 1];
        count++;
    }
    setenv("LC_ALL", "C", 1);
    if (chdir(folder) != 0 || pipe(ends) != 0 || dup2(ends[0], STDIN_FILENO) != STDIN_FILENO ||
        fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK) != 0 || dup2(to, STDERR_FILENO) < 0 ||
        !options_read(&options, count, arguments, &error))
        return 98;
    writer = ends[1];
    shown = to;
    next = row->pieces;
    looks = row->looks;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGINT, SIG_DFL);
    alarm(60);
    output.format = row->fails ? &failing_format : options.summary ? &counts_format : &brief_format;
    output.file = fdopen(row->to == TO_NOBODY ? nobody : dup(to), "w");
    setvbuf(output.file, NULL, _IOFBF, BUFSIZ);
    status = (int)read_logs(&options, &output);
    fclose(output.file);
    printed_empty(&printed);
    options_free(&options);
    return status;
}

/* Opens both ends of a terminal that passes bytes as they are; false where the system has none. */
static bool open_terminal(int *master, int *slave)
{
    struct termios settings;
    const char *name;

    *master = posix_openpt(O_RDWR | O_NOCTTY);
    if (*master < 0 || grantpt(*master) != 0 || unlockpt(*master) != 0 ||
        !(name = ptsname(*master)) || (*slave = open(name, O_RDWR | O_NOCTTY)) < 0 ||
        tcgetattr(*slave, &settings) != 0)
        return false;
    settings.c_oflag &= ~(tcflag_t)OPOST;
    return tcsetattr(*slave, TCSANOW, &settings) == 0;
}

/* Written to a terminal after all else: what is on its way when the last writer closes it may be
   lost. */
#define LAST '\f'

static void read_in_child(const struct row *row)
{
    const char last = LAST;
    int ends[2], unread[2], status;
    char text[4096];
    size_t size = 0;
    ssize_t count;
    pid_t child;

    if (row->to == TO_TERMINAL ? !open_terminal(&ends[0], &ends[1]) : pipe(ends) != 0) {
        skip();
        return;
    }
    assert_int_equal(pipe(unread), 0);
    close(unread[0]);
    fflush(NULL); /* the child ends with exit(), or its coverage is not counted */
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        exit(read_row(row, ends[1], unread[1]));
    }
    close(unread[1]);
    if (row->to == TO_TERMINAL) {
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(write(ends[1], &last, 1), 1);
    } else {
        close(ends[1]);
    }
    while (size < sizeof text - 1 && (size == 0 || text[size - 1] != LAST) &&
           (count = read(ends[0], text + size, sizeof text - 1 - size)) > 0)
        size += (size_t)count;
    close(ends[0]);
    if (row->to == TO_TERMINAL) {
        close(ends[1]);
        size -= size > 0 && text[size - 1] == LAST;
    } else {
        assert_int_equal(waitpid(child, &status, 0), child);
    }
    text[size] = '\0';
    assert_string_equal(text, row->printed);
    assert_int_equal(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
                     row->status);
}

static void reads(void **state)
{
    read_in_child(*state);
}

/* Of the name of a file that is missing 300 bytes are said, of whole characters. */
static void cuts_a_name(void **state)
{
    char name[320], printed[400];
    const struct row row = {
        .arguments = {"-f", name}, .status = STATUS_TROUBLE, .printed = printed};

    (void)state;
    memset(name, '/', sizeof name - 1);
    memcpy(name + 310, "missing", sizeof "missing");
    snprintf(printed, sizeof printed, "drcode: %.300s: No such file or directory\n", name);
    read_in_child(&row);
    memcpy(name + 299, "\303\251", 2);
    snprintf(printed, sizeof printed, "drcode: %.299s: No such file or directory\n", name);
    read_in_child(&row);
}

/* Makes the files, or removes them. */
static void each_file(bool make)
{
    char path[256];
    FILE *file;
    size_t i;

    for (i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        if (!make) {
            remove(path);
        } else if ((file = fopen(path, "w")) != NULL) {
            fputs(files[i].text, file);
            fclose(file);
        }
    }
}

int main(void)
{
    static char name[] = "/tmp/drcode-XXXXXX";
    static struct tests tests;
    int status;

    folder = mkdtemp(name);
    if (!folder)
        return 1;
    each_file(true);
    ADD_ROWS(&tests, rows, reads);
    add_test(&tests, "a long name is cut", cuts_a_name, NULL);
    status = run_all(&tests, "read_logs");
    each_file(false);
    rmdir(folder);
    return status;
}
