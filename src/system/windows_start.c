/* What a program is started with: its console, its language, its arguments. */
#include "system/system.h"

#if defined(_WIN32)
#include "system/windows.h"

#include <conio.h>
#include <fcntl.h>
#include <io.h>
#include <shellapi.h>
#include <stdlib.h>
#include <string.h>
#include <tlhelp32.h>

bool system_is_terminal(FILE *stream)
{
    DWORD mode;

    return _isatty(_fileno(stream)) &&
           GetConsoleMode((HANDLE)_get_osfhandle(_fileno(stream)), &mode);
}

unsigned system_width(FILE *stream)
{
    CONSOLE_SCREEN_BUFFER_INFO info;

    if (!GetConsoleScreenBufferInfo((HANDLE)_get_osfhandle(_fileno(stream)), &info))
        return 0;
    return (unsigned)(info.srWindow.Right - info.srWindow.Left + 1);
}

/* The state of the console before the program started. */
static UINT console_page;
static DWORD console_mode;

static void restore_console(void)
{
    SetConsoleOutputCP(console_page);
    SetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), console_mode);
}

/* True where the parent of this process is the Explorer: it was started by a double click, or a
   file was dropped on it. */
static bool explorer_started_it(void)
{
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W process = {.dwSize = sizeof process};
    DWORD wanted = GetCurrentProcessId();
    bool found = false, self = true, more;

    if (all == INVALID_HANDLE_VALUE)
        return false;
    for (more = Process32FirstW(all, &process); more && !found;) {
        if (process.th32ProcessID != wanted) {
            more = Process32NextW(all, &process);
        } else if (self) {
            self = false; /* now look for its parent, from the start */
            wanted = process.th32ParentProcessID;
            more = Process32FirstW(all, &process);
        } else {
            found = true;
        }
    }
    CloseHandle(all);
    return found && _wcsicmp(process.szExeFile, L"explorer.exe") == 0;
}

/* Keeps the window until a key is pressed: it would vanish with what it shows. */
static void hold_console(void)
{
    static const char text[] = "\r\n(press any key)";
    DWORD written;

    WriteConsoleA(GetStdHandle(STD_OUTPUT_HANDLE), text, sizeof text - 1, &written, NULL);
    _getch();
}

/* Makes standard output show UTF-8 and colours where it is a console. */
static void start_console(void)
{
    HANDLE console = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD sharer;

    if (!GetConsoleMode(console, &console_mode))
        return;
    console_page = GetConsoleOutputCP();
    SetConsoleOutputCP(CP_UTF8);
    SetConsoleMode(console, console_mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    atexit(restore_console);
    if (GetConsoleProcessList(&sharer, 1) == 1 && explorer_started_it())
        atexit(hold_console);
}

const char *system_language(void)
{
    static char name[16]; /* of two or three letters */
    LCID language = MAKELCID(GetUserDefaultUILanguage(), SORT_DEFAULT);

    return GetLocaleInfoA(language, LOCALE_SISO639LANGNAME, name, sizeof name) > 0 ? name : NULL;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Skips a character of UTF-8. */
static const char *skip(const char *text)
{
    do
        text++;
    while ((*text & 0xc0) == 0x80);
    return text;
}

/* True where a pattern describes a name: "*" is any text, "?" a character, and ASCII letters are
   the same in both cases. */
static bool matches(const char *pattern, const char *name)
{
    const char *star = NULL, *tried = NULL; /* what follows the last "*", and where it was tried */

    while (*name || *pattern) {
        if (*pattern == '*') {
            star = ++pattern;
            tried = name;
        } else if (*name && *pattern == '?') {
            pattern++;
            name = skip(name);
        } else if (*name && lower(*pattern) == lower(*name)) {
            pattern++;
            name++;
        } else if (star && *tried) {
            pattern = star;
            name = tried = skip(tried);
        } else {
            return false;
        }
    }
    return true;
}

/* Adds the paths of the files in a folder, "" or ending in a separator, whose names a pattern
   describes, each with its NUL. */
static void add_matches(const char *folder, const char *pattern, struct buffer *paths)
{
    struct buffer names = {0}, path = {0};
    bool listed = system_list(*folder ? folder : ".", &names);
    size_t at;

    for (at = 0; listed && at < names.size; at += strlen(names.data + at) + 1) {
        if (!matches(pattern, names.data + at))
            continue;
        path.size = 0;
        buffer_string(&path, folder);
        buffer_add(&path, names.data + at, strlen(names.data + at) + 1);
        if (!path.failed && !system_is_folder(path.data))
            buffer_add(paths, path.data, path.size);
    }
    paths->failed = paths->failed || names.failed || path.failed;
    buffer_free(&names);
    buffer_free(&path);
}

/* Adds a word, or the paths that it describes, each with its NUL; returns how many. */
static int expand(const char *word, struct buffer *words)
{
    const char *name = word, *separator;
    struct buffer folder = {0};
    size_t at = words->size;
    int count = 0;

    while ((separator = strpbrk(name, "/\\")) != NULL)
        name = separator + 1;
    buffer_add(&folder, word, (size_t)(name - word));
    buffer_char(&folder, '\0');
    if (strpbrk(name, "*?") && !folder.failed && !strpbrk(folder.data, "*?"))
        add_matches(folder.data, name, words);
    words->failed = words->failed || folder.failed;
    buffer_free(&folder);
    if (words->size == at)
        buffer_add(words, word, strlen(word) + 1);
    for (; at < words->size; at += strlen(words->data + at) + 1)
        count++;
    return count;
}

/* Adds all arguments, each with its NUL; returns how many, -1 where memory runs out. */
static int add_arguments(wchar_t *const *wide, int wide_count, struct buffer *words)
{
    bool typed = false; /* "--" was there: what follows counts as typed */
    int i, count = 0;

    for (i = 0; i < wide_count; i++) {
        char *word = windows_narrow(wide[i]);

        if (!word)
            return -1;
        if (i > 0 && !typed) {
            count += expand(word, words);
        } else {
            buffer_add(words, word, strlen(word) + 1);
            count++;
        }
        typed = typed || strcmp(word, "--") == 0;
        free(word);
    }
    return words->failed ? -1 : count;
}

bool system_start(int *argc, char ***argv)
{
    static struct buffer words; /* what `argv` points to */
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), argc);
    size_t at;
    int i;

    for (i = 0; i < 3; i++) /* the standard streams */
        _setmode(i, _O_BINARY);
    start_console();
    *argc = wide ? add_arguments(wide, *argc, &words) : -1;
    LocalFree(wide);
    *argv = *argc < 0 ? NULL : calloc((size_t)*argc + 1, sizeof **argv);
    if (!*argv)
        return false;
    for (i = 0, at = 0; i < *argc; i++, at += strlen(words.data + at) + 1)
        (*argv)[i] = words.data + at;
    return true;
}

#endif
