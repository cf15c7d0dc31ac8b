/*
 * preload.c - a library that makes calls of drcode fail, to be named in LD_PRELOAD.
 *
 * Variables say what fails, with numbers from 1; without a variable nothing fails:
 *
 *     FAULT_READ=N             a read gives at most N bytes
 *     FAULT_INTERRUPT=1        every other read and poll fails with EINTR
 *     FAULT_AGAIN=1            every other read fails with EAGAIN
 *     FAULT_READ_ERROR=N       reads fail with EIO after N bytes, those of documents too
 *     FAULT_READ_COMMAND=TEXT  a shell runs this after the first read
 *     FAULT_WRITE=NAME:N       standard output takes N bytes, then fails with ENOSPC, EIO, EPIPE
 * ... FAULT_ALLOCATION=N       allocation N fails; FAULT_REPORT names a file that is made where
 *                              there were fewer, with their number
 *
 * A program that takes 20 seconds ends with SIGALRM.
 *
 * The C library's streams call read() and write() inside, where a preloaded library does not come
 * between. So standard output and the streams of documents are replaced by streams with functions
 * of this file.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long read_most, read_error = -1, written_most = -1, failing_allocation;
static long bytes_read, bytes_written, allocations, reads, polls;
static int interrupts, again, write_errno;
static const char *command;
static int (*program)(int, char **, char **);

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

/* True where an allocation is the one to fail. */
static int fails(void)
{
    return ++allocations == failing_allocation;
}

static void *no_memory(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    return fails() ? no_memory() : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? no_memory() : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? no_memory() : __libc_realloc(old, size);
}

/* The size that a read may have; -1 with errno where it fails. */
static long allow(size_t size)
{
    reads++;
    if (reads == 2 && command) {
        const char *run = command;

        command = NULL;
        unsetenv("LD_PRELOAD");
        if (system(run) != 0)
            abort();
    }
    if (reads % 2 && (interrupts || again)) {
        errno = interrupts ? EINTR : EAGAIN;
        return -1;
    }
    if (read_error >= 0 && bytes_read >= read_error) {
        errno = EIO;
        return -1;
    }
    if (read_most > 0 && size > (size_t)read_most)
        size = (size_t)read_most;
    if (read_error >= 0 && size > (size_t)(read_error - bytes_read))
        size = (size_t)(read_error - bytes_read);
    return (long)size;
}

static ssize_t real_read(int file, void *bytes, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    ssize_t count;

    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "read");
    count = real(file, bytes, size);
    bytes_read += count > 0 ? count : 0;
    return count;
}

ssize_t read(int file, void *bytes, size_t size)
{
    long allowed = allow(size);

    return allowed < 0 ? -1 : real_read(file, bytes, (size_t)allowed);
}

int poll(struct pollfd *files, nfds_t count, int milliseconds)
{
    static int (*real)(struct pollfd *, nfds_t, int);

    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "poll");
    if (interrupts && ++polls % 2) {
        errno = EINTR;
        return -1;
    }
    return real(files, count, milliseconds);
}

static ssize_t read_stream(void *cookie, char *bytes, size_t size)
{
    long allowed = allow(size);

    return allowed < 0 ? -1 : real_read(*(int *)cookie, bytes, (size_t)allowed);
}

static int close_stream(void *cookie)
{
    close(*(int *)cookie);
    free(cookie);
    return 0;
}

FILE *fopen(const char *path, const char *mode)
{
    static FILE *(*real)(const char *, const char *);
    cookie_io_functions_t functions = {.read = read_stream, .close = close_stream};
    int *cookie;

    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "fopen");
    if (read_most == 0 && read_error < 0 && !command)
        return real(path, mode);
    cookie = malloc(sizeof *cookie);
    if (!cookie || (*cookie = open(path, O_RDONLY)) < 0)
        return NULL;
    return fopencookie(cookie, mode, functions);
}

/* The name of open() where files may have any size. */
FILE *fopen64(const char *path, const char *mode)
{
    return fopen(path, mode);
}

/* Writes what fits, as a full disk does. */
static ssize_t write_stream(void *cookie, const char *bytes, size_t size)
{
    long room = written_most - bytes_written;
    ssize_t count = 0;

    (void)cookie;
    if (room > 0)
        count = write(STDOUT_FILENO, bytes, size < (size_t)room ? size : (size_t)room);
    bytes_written += count > 0 ? count : 0;
    if (count < (ssize_t)size)
        errno = write_errno;
    return count > 0 ? count : 0;
}

static long number(const char *name, long otherwise)
{
    const char *text = getenv(name);

    return text ? strtol(text, NULL, 10) : otherwise;
}

static void start_write(const char *text)
{
    static const struct {
        const char *name;
        int number;
    } errors[] = {{"ENOSPC:", ENOSPC}, {"EIO:", EIO}, {"EPIPE:", EPIPE}, {"EINTR:", EINTR}};
    cookie_io_functions_t functions = {.write = write_stream};
    size_t i;

    for (i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (strncmp(text, errors[i].name, strlen(errors[i].name)) == 0) {
            write_errno = errors[i].number;
            written_most = strtol(strchr(text, ':') + 1, NULL, 10);
            stdout = fopencookie(NULL, "w", functions);
        }
    }
    if (written_most < 0 || !stdout)
        abort();
}

__attribute__((constructor)) static void start(void)
{
    read_most = number("FAULT_READ", 0);
    interrupts = (int)number("FAULT_INTERRUPT", 0);
    again = (int)number("FAULT_AGAIN", 0);
    read_error = number("FAULT_READ_ERROR", -1);
    command = getenv("FAULT_READ_COMMAND");
    if (getenv("FAULT_WRITE"))
        start_write(getenv("FAULT_WRITE"));
    failing_allocation = number("FAULT_ALLOCATION", 0);
    allocations = 0;
    alarm(20);
}

/* Runs the program. Nothing fails after it: what counts coverage writes then. */
static int run(int argc, char **argv, char **environment)
{
    int status = program(argc, argv, environment);
    const char *report = getenv("FAULT_REPORT");

    if (report && allocations < failing_allocation) {
        int file = open(report, O_WRONLY | O_CREAT | O_TRUNC, 0600);

        dprintf(file, "%ld\n", (long)allocations);
        close(file);
    }
    failing_allocation = 0;
    return status;
}

/* The C library's start of a program, which gets run() in place of main(). */
int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*unload)(void), void *stack)
{
    int (*real)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                void (*)(void), void *);

    *(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
    program = main;
    return real(run, argc, argv, init, fini, unload, stack);
}
