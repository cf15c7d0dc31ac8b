#define _FILE_OFFSET_BITS 64 /* files and folders of any size on machines of 32 bits */
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE /* TIOCGWINSZ */
#define _GNU_SOURCE     /* F_SETPIPE_SZ */
#define _DARWIN_C_SOURCE
#define _BSD_SOURCE /* OpenBSD: pledge */
#endif

#include "system/system.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <shellapi.h>
#else
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#endif

static int compare_names(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;

    return strcmp(*left, *right);
}

/* Sorts the strings in a buffer. */
static bool sort_names(struct buffer *names)
{
    size_t count = 0, at, i;
    char *copy = malloc(names->size + 1);
    const char **list;

    for (at = 0; at < names->size; at += strlen(names->data + at) + 1)
        count++;
    list = malloc((count + 1) * sizeof *list);
    if (!copy || !list || names->failed) {
        free(copy);
        free(list);
        errno = ENOMEM;
        return false;
    }
    if (names->size)
        memcpy(copy, names->data, names->size);
    for (at = 0, i = 0; i < count; at += strlen(copy + at) + 1)
        list[i++] = copy + at;
    qsort(list, count, sizeof *list, compare_names);
    names->size = 0;
    for (i = 0; i < count; i++)
        buffer_add(names, list[i], strlen(list[i]) + 1);
    free(copy);
    free(list);
    return true;
}

#if defined(_WIN32)

/* A UTF-8 string as Windows wants it, or NULL; to be freed. */
static wchar_t *widen(const char *text)
{
    int size = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *wide = size > 0 ? malloc((size_t)size * sizeof *wide) : NULL;

    if (wide)
        MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, size);
    else
        errno = size > 0 ? ENOMEM : EINVAL;
    return wide;
}

static char *narrow(const wchar_t *wide)
{
    int size = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    char *text = size > 0 ? malloc((size_t)size) : NULL;

    if (text)
        WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, size, NULL, NULL);
    return text;
}

FILE *platform_open(const char *path, const char *mode)
{
    wchar_t *wide_path = widen(path), *wide_mode = widen(mode);
    FILE *file = wide_path && wide_mode ? _wfopen(wide_path, wide_mode) : NULL;

    free(wide_path);
    free(wide_mode);
    return file;
}

int platform_open_input(const char *path)
{
    wchar_t *wide;
    int input = 0;

    if (strcmp(path, "-") != 0) {
        wide = widen(path);
        input = wide ? _wopen(wide, _O_RDONLY | _O_BINARY) : -1;
        free(wide);
        if (input < 0 && errno == EACCES && platform_is_folder(path))
            errno = EISDIR;
    }
    return input;
}

void platform_close_input(int input)
{
    if (input != 0)
        _close(input);
}

long platform_read(int input, char *bytes, size_t size)
{
    int count = _read(input, bytes, size < 1 << 20 ? (unsigned)size : 1U << 20);

    return count < 0 && errno == EPIPE ? 0 : count;
}

bool platform_may_wait(int input)
{
    return GetFileType((HANDLE)_get_osfhandle(input)) != FILE_TYPE_DISK;
}

bool platform_wait(int input, int milliseconds)
{
    HANDLE handle = (HANDLE)_get_osfhandle(input);
    DWORD ready = 0;

    if (GetFileType(handle) != FILE_TYPE_PIPE)
        return true;
    for (;;) {
        if (!PeekNamedPipe(handle, NULL, 0, NULL, &ready, NULL)) /* ended, or a socket */
            return milliseconds > 0 || GetLastError() == ERROR_BROKEN_PIPE;
        if (ready > 0)
            return true;
        if (milliseconds <= 0)
            return false;
        Sleep(10);
        milliseconds -= 10;
    }
}

uint64_t platform_size(const char *path)
{
    wchar_t *wide = widen(path);
    WIN32_FILE_ATTRIBUTE_DATA data;
    uint64_t size = 0;

    if (wide && GetFileAttributesExW(wide, GetFileExInfoStandard, &data) &&
        !(data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY))
        size = (uint64_t)data.nFileSizeHigh << 32 | data.nFileSizeLow;
    free(wide);
    return size;
}

int64_t platform_clock(void)
{
    return (int64_t)GetTickCount64();
}

bool platform_is_folder(const char *path)
{
    wchar_t *wide = widen(path);
    DWORD attributes = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;

    free(wide);
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

bool platform_list(const char *path, struct buffer *names)
{
    struct buffer pattern = {0};
    WIN32_FIND_DATAW found;
    wchar_t *wide;
    HANDLE handle = INVALID_HANDLE_VALUE;

    buffer_string(&pattern, path);
    buffer_add(&pattern, "/*", 3);
    wide = pattern.failed ? NULL : widen(pattern.data);
    buffer_free(&pattern);
    if (wide)
        handle = FindFirstFileW(wide, &found);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE) {
        errno = ENOENT;
        return false;
    }
    do {
        char *name = narrow(found.cFileName);

        if (!name)
            names->failed = true;
        else if (*name != '.')
            buffer_add(names, name, strlen(name) + 1);
        free(name);
    } while (FindNextFileW(handle, &found));
    FindClose(handle);
    return sort_names(names);
}

bool platform_is_terminal(FILE *stream)
{
    DWORD mode;

    return _isatty(_fileno(stream)) &&
           GetConsoleMode((HANDLE)_get_osfhandle(_fileno(stream)), &mode);
}

unsigned platform_width(FILE *stream)
{
    CONSOLE_SCREEN_BUFFER_INFO info;

    if (!GetConsoleScreenBufferInfo((HANDLE)_get_osfhandle(_fileno(stream)), &info))
        return 0;
    return (unsigned)(info.srWindow.Right - info.srWindow.Left + 1);
}

bool platform_reader_left(void)
{
    return errno == EPIPE || (errno == EINVAL && (_doserrno == ERROR_NO_DATA ||
                                                  _doserrno == ERROR_PIPE_NOT_CONNECTED));
}

/* How the console was found. */
static UINT console_page;
static DWORD console_mode;

static void restore_console(void)
{
    SetConsoleOutputCP(console_page);
    SetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), console_mode);
}

/* Makes standard output show UTF-8 and colours where it is a console. It takes a write for each
   byte, and for parts of characters, unless it has a buffer. */
static void start_console(void)
{
    static char buffer[1 << 14];
    HANDLE console = GetStdHandle(STD_OUTPUT_HANDLE);

    if (!GetConsoleMode(console, &console_mode))
        return;
    console_page = GetConsoleOutputCP();
    SetConsoleOutputCP(CP_UTF8);
    SetConsoleMode(console, console_mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    atexit(restore_console);
}

bool platform_start(int *argc, char ***argv)
{
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), argc);
    char **arguments;
    int i;

    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    start_console();
    arguments = wide ? calloc((size_t)*argc + 1, sizeof *arguments) : NULL;
    if (!arguments)
        return false;
    for (i = 0; i < *argc; i++)
        if ((arguments[i] = narrow(wide[i])) == NULL)
            return false;
    LocalFree(wide);
    *argv = arguments;
    return true;
}

#else

FILE *platform_open(const char *path, const char *mode)
{
    return fopen(path, mode);
}

/* Lets a pipe hold more, so that who writes it waits less often. It need not work. */
static void enlarge_pipe(int input)
{
#if defined(F_SETPIPE_SZ)
    fcntl(input, F_SETPIPE_SZ, 1 << 20);
#else
    (void)input;
#endif
}

int platform_open_input(const char *path)
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

void platform_close_input(int input)
{
    if (input != STDIN_FILENO)
        close(input);
}

bool platform_may_wait(int input)
{
    struct stat status;

    return fstat(input, &status) != 0 || !S_ISREG(status.st_mode);
}

bool platform_wait(int input, int milliseconds)
{
    struct pollfd wanted = {.fd = input, .events = POLLIN};
    int ready;

    while ((ready = poll(&wanted, 1, milliseconds)) < 0 && errno == EINTR)
        ;
    return ready != 0;
}

long platform_read(int input, char *bytes, size_t size)
{
    ssize_t count;

    for (;;) {
        count = read(input, bytes, size);
        if (count >= 0)
            return (long)count;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            platform_wait(input, -1);
        else if (errno != EINTR)
            return -1;
    }
}

uint64_t platform_size(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
}

int64_t platform_clock(void)
{
    struct timespec now;

    return clock_gettime(CLOCK_MONOTONIC, &now) == 0
               ? (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000
               : 0;
}

bool platform_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool platform_list(const char *path, struct buffer *names)
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
    errno = error;
    return error == 0 && sort_names(names);
}

bool platform_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

unsigned platform_width(FILE *stream)
{
    struct winsize size;

    return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool platform_reader_left(void)
{
    return errno == EPIPE;
}

/* Puts something in the place of a standard stream that is closed, or a log would get its number.
   It is opened so that to use it fails. */
static void fill_streams(void)
{
    int stream;

    for (stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

bool platform_start(int *argc, char ***argv)
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
