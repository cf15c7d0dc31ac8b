#include "system/system.h"

#if defined(_WIN32)
#include "system/windows.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>

const char system_list_separator = ';';

static volatile LONG interrupted;

static BOOL WINAPI note_interrupt(DWORD event)
{
    return event == CTRL_C_EVENT && InterlockedExchange(&interrupted, 1) == 0;
}

void system_catch_interrupt(void)
{
    SetConsoleCtrlHandler(note_interrupt, TRUE);
}

bool system_interrupted(void)
{
    return interrupted != 0;
}

wchar_t *windows_widen(const char *text)
{
    int size = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *wide = size > 0 ? malloc((size_t)size * sizeof *wide) : NULL;

    if (wide)
        MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, size);
    else
        errno = size > 0 ? ENOMEM : EINVAL;
    return wide;
}

char *windows_narrow(const wchar_t *wide)
{
    int size = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    char *text = size > 0 ? malloc((size_t)size) : NULL;

    if (text)
        WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, size, NULL, NULL);
    return text;
}

FILE *system_open(const char *path, const char *mode)
{
    wchar_t *wide_path = windows_widen(path), *wide_mode = windows_widen(mode);
    FILE *file = wide_path && wide_mode ? _wfopen(wide_path, wide_mode) : NULL;

    free(wide_path);
    free(wide_mode);
    return file;
}

int system_open_input(const char *path)
{
    wchar_t *wide;
    int input = 0;

    if (strcmp(path, "-") != 0) {
        wide = windows_widen(path);
        input = wide ? _wopen(wide, _O_RDONLY | _O_BINARY) : -1;
        free(wide);
        if (input < 0 && errno == EACCES && system_is_folder(path))
            errno = EISDIR;
    }
    return input;
}

void system_close_input(int input)
{
    if (input != 0)
        _close(input);
}

long system_read(int input, char *bytes, size_t size)
{
    int count = interrupted ? 0 : _read(input, bytes, size < 1 << 20 ? (unsigned)size : 1U << 20);

    return count < 0 && errno == EPIPE ? 0 : count;
}

bool system_may_wait(int input)
{
    return GetFileType((HANDLE)_get_osfhandle(input)) != FILE_TYPE_DISK;
}

bool system_wait(int input, int milliseconds)
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

uint64_t system_size(const char *path)
{
    wchar_t *wide = windows_widen(path);
    WIN32_FILE_ATTRIBUTE_DATA data;
    uint64_t size = 0;

    if (wide && GetFileAttributesExW(wide, GetFileExInfoStandard, &data) &&
        !(data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY))
        size = (uint64_t)data.nFileSizeHigh << 32 | data.nFileSizeLow;
    free(wide);
    return size;
}

int64_t system_clock(void)
{
    return (int64_t)GetTickCount64();
}

/* Sets errno for what Windows says of a path. */
static void set_errno(const wchar_t *path)
{
    DWORD error = GetLastError();

    errno = wcslen(path) >= MAX_PATH - 1   ? ENAMETOOLONG
            : error == ERROR_ACCESS_DENIED ? EACCES
                                           : ENOENT;
}

enum system_kind system_kind(const char *path, struct system_id *id)
{
    wchar_t *wide = windows_widen(path);
    HANDLE file = wide
                      ? CreateFileW(wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                    NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL)
                      : INVALID_HANDLE_VALUE;
    BY_HANDLE_FILE_INFORMATION found = {0};
    enum system_kind kind = SYSTEM_NOTHING;

    if (file != INVALID_HANDLE_VALUE) {
        kind = GetFileType(file) != FILE_TYPE_DISK                 ? SYSTEM_OTHER
               : !GetFileInformationByHandle(file, &found)         ? SYSTEM_OTHER
               : found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY ? SYSTEM_FOLDER
                                                                   : SYSTEM_FILE;
        id->volume = found.dwVolumeSerialNumber;
        id->number = (uint64_t)found.nFileIndexHigh << 32 | found.nFileIndexLow;
        CloseHandle(file);
    } else if (wide) {
        set_errno(wide);
    }
    free(wide);
    return kind;
}

bool system_is_folder(const char *path)
{
    wchar_t *wide = windows_widen(path);
    DWORD attributes = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;

    free(wide);
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

bool system_list(const char *path, struct buffer *names)
{
    struct buffer pattern = {0};
    WIN32_FIND_DATAW found;
    wchar_t *wide;
    HANDLE handle = INVALID_HANDLE_VALUE;

    buffer_string(&pattern, path);
    buffer_add(&pattern, "/*", 3);
    wide = pattern.failed ? NULL : windows_widen(pattern.data);
    buffer_free(&pattern);
    if (wide)
        handle = FindFirstFileW(wide, &found);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE) {
        errno = ENOENT;
        return false;
    }
    do {
        char *name = windows_narrow(found.cFileName);

        if (!name)
            names->failed = true;
        else if (*name != '.')
            buffer_add(names, name, strlen(name) + 1);
        free(name);
    } while (FindNextFileW(handle, &found));
    FindClose(handle);
    if (buffer_sort(names))
        return true;
    errno = ENOMEM;
    return false;
}

bool system_reader_left(void)
{
    return errno == EPIPE || (errno == EINVAL && (_doserrno == ERROR_NO_DATA ||
                                                  _doserrno == ERROR_PIPE_NOT_CONNECTED));
}

#endif
