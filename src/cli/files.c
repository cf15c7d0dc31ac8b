#include "cli/files.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"
#include "system/system.h"

/* Ends of names that only a file has; a host's name has none of them. */
static const char *const extensions[] = {
    "cap", "clixml", "csv",   "doc",   "docx", "eml", "etl",  "evtx",   "gz",   "har",
    "htm", "html",   "json",  "jsonl", "log",  "md",  "msg",  "ndjson", "pcap", "pcapng",
    "pdf", "syslog", "trace", "tsv",   "txt",  "xls", "xlsx", "xml",    "zip",
};

static bool is_extension(const char *text, size_t size)
{
    size_t i, j;

    for (i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        for (j = 0; j < size && fold_lower(text[j]) == extensions[i][j];)
            j++;
        if (j == size && !extensions[i][j])
            return true;
    }
    return false;
}

/* True for "sbc.log" and, as logs are rotated, "sbc.log.1". */
static bool has_extension(const char *word)
{
    size_t end = strlen(word), dot;

    for (dot = end; dot > 0 && ascii_digit(word[dot - 1]);)
        dot--;
    if (dot > 0 && dot < end && word[dot - 1] == '.')
        end = dot - 1;
    for (dot = end; dot > 0 && word[dot - 1] != '.';)
        dot--;
    return dot > 1 && is_extension(word + dot, end - dot);
}

/* True for the start of a path, which no phrase has: "/", "./", "../", "~/" and, as on Windows,
   "C:\" and "\\". */
static bool starts_path(const char *word)
{
    bool drive = fold_word_char(word[0]) && !ascii_digit(word[0]) && word[1] == ':';
    size_t at = drive ? 2 : word[0] == '~' ? 1 : strspn(word, ".");

    return at <= 2 && (word[at] == '/' || word[at] == '\\');
}

static bool is_path(const char *word)
{
    bool blanks = word[strcspn(word, " \t\n")] != '\0', starts = starts_path(word);

    if (strpbrk(word, "=<>\"|") || strstr(word, "://"))
        return false;
    return has_extension(word) ? starts || !blanks : starts && !blanks;
}

static bool is_number(const char *word)
{
    while (ascii_digit(*word))
        word++;
    return !*word;
}

static bool is_file(const char *word)
{
    struct system_id id;
    enum system_kind kind;

    if (strcmp(word, "-") == 0)
        return true;
    kind = system_kind(word, &id);
    return kind == SYSTEM_FILE || kind == SYSTEM_OTHER;
}

bool files_are(char *const *words, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (is_number(words[i]) || !(is_file(words[i]) || is_path(words[i])))
            return false;
    return true;
}
