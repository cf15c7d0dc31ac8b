#define _FILE_OFFSET_BITS 64 /* files and folders of any size on machines of 32 bits */
#define _POSIX_C_SOURCE   200809L
#define _DEFAULT_SOURCE   /* TIOCGWINSZ */
#define _GNU_SOURCE       /* F_SETPIPE_SZ */
#define _DARWIN_C_SOURCE
#define _BSD_SOURCE /* OpenBSD: pledge */

#include "system/system.h"

#if !defined(_WIN32)
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const char system_list_separator = ':';

static volatile sig_atomic_t interrupted;

static void note_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

void system_catch_interrupt(void)
{
    const struct sigaction action = {.sa_handler = note_interrupt, .sa_flags = (int)SA_RESETHAND};
    struct sigaction before;

    if (sigaction(SIGINT, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

bool system_interrupted(void)
{
    return interrupted != 0;
}

FILE *system_open(const char *path, const char *mode)
{
    return fopen(path, mode);
}

/* Lets a pipe hold more, so that its writer waits less often. It may fail. */
static void enlarge_pipe(int input)
{
#if defined(F_SETPIPE_SZ)
    fcntl(input, F_SETPIPE_SZ, 1 << 20);
#else
    (void)input;
#endif
}

int system_open_input(const char *path)
{
    struct stat status;
    int input;

    if (strcmp(path, "-") == 0) {
        enlarge_pipe(STDIN_FILENO);
        return STDIN_FILENO;
    }
    input = open(path, O_RDONLY | O_CLOEXEC);
    if (input >= 0 && fstat(input, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(input);
        errno = EISDIR;
        return -1;
    }
    return input;
}

void system_close_input(int input)
{
    if (input != STDIN_FILENO)
        close(input);
}

bool system_may_wait(int input)
{
    struct stat status;

    return fstat(input, &status) != 0 || !S_ISREG(status.st_mode);
}

bool system_wait(int input, int milliseconds)
{
    struct pollfd wanted = {.fd = input, .events = POLLIN};
    int ready;

    while ((ready = poll(&wanted, 1, milliseconds)) < 0 && errno == EINTR && !interrupted)
        ;
    return ready != 0;
}

long system_read(int input, char *bytes, size_t size)
{
    ssize_t count;

    while (!interrupted) {
        count = read(input, bytes, size);
        if (count >= 0)
            return (long)count;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            system_wait(input, -1);
        else if (errno != EINTR)
            return -1;
    }
    return 0;
}

uint64_t system_size(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
}

int64_t system_clock(void)
{
    struct timespec now = {0, 0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum system_kind system_kind(const char *path, struct system_id *id)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return SYSTEM_NOTHING;
    id->volume = (uint64_t)status.st_dev;
    id->number = (uint64_t)status.st_ino;
    return S_ISREG(status.st_mode)   ? SYSTEM_FILE
           : S_ISDIR(status.st_mode) ? SYSTEM_FOLDER
                                     : SYSTEM_OTHER;
}

bool system_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool system_list(const char *path, struct buffer *names)
{
    DIR *folder = opendir(path);
    const struct dirent *found;
    int error;

    if (!folder)
        return false;
    errno = 0;
    while ((found = readdir(folder)) != NULL)
        if (*found->d_name != '.')
            buffer_add(names, found->d_name, strlen(found->d_name) + 1);
    error = errno;
    closedir(folder);
    if (error == 0 && !buffer_sort(names))
        error = ENOMEM;
    errno = error;
    return error == 0;
}

bool system_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

unsigned system_width(FILE *stream)
{
    struct winsize size;

    return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool system_reader_left(void)
{
    return errno == EPIPE;
}

const char *system_language(void)
{
    return NULL;
}

/* Opens a file in the place of each standard stream that is closed, or a log would get its number.
   It is opened the other way round, so that using it fails. */
static void fill_streams(void)
{
    int stream;

    for (stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

bool system_start(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fill_streams();
#if defined(__OpenBSD__)
    pledge("stdio rpath tty", NULL); /* it reads files and asks a terminal for its width */
#endif
    return true;
}

#endif
