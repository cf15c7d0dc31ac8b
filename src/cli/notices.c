#include "cli/notices.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/header_names.h"
#include "print/safe.h"
#include "system/system.h"

/* What a kind of file is called, and what helps: a command that makes a log of FILE, or "". */
static const struct kind {
    const char *kind, *name, *help;
    const char *on_windows; /* what helps there, where that is something else */
} kinds[] = {
    {"zip", "a zip archive", "unzip -p FILE | drcode", "tar -xOf FILE | drcode"},
    {"gzip", "compressed with gzip", "gzip -dc FILE | drcode", ""},
    {"xz", "compressed with xz", "xz -dc FILE | drcode", ""},
    {"bzip2", "compressed with bzip2", "bzip2 -dc FILE | drcode", ""},
    {"zstd", "compressed with zstd", "zstd -dc FILE | drcode", ""},
    {"lz4", "compressed with lz4", "lz4 -dc FILE | drcode", ""},
    {"compress", "compressed", "gzip -dc FILE | drcode", ""},
    {"7z", "a 7z archive", "7z x -so FILE | drcode", "tar -xOf FILE | drcode"},
    {"rar", "a rar archive", "unrar p -inul FILE | drcode", "tar -xOf FILE | drcode"},
    {"cab", "a cab archive", "cabextract -p FILE | drcode", "tar -xOf FILE | drcode"},
    {"tar", "a tar archive", "tar -xOf FILE | drcode", NULL},
    {"pcap", "a capture (pcap)", "tshark -r FILE -O sip | drcode", NULL},
    {"pcapng", "a capture (pcapng)", "tshark -r FILE -O sip | drcode", NULL},
    {"snoop", "a capture (snoop)", "tshark -r FILE -O sip | drcode", NULL},
    {"pdf", "a PDF document", "pdftotext -layout FILE - | drcode", NULL},
    {"sqlite", "an SQLite database", "sqlite3 -csv -header FILE 'SELECT * FROM calls' | drcode",
     NULL},
    {"evtx", "an event log of Windows", "", "wevtutil qe FILE /lf /f:text | drcode"},
    {"office", "an Office document", "save it as CSV or as text", NULL},
    {"program", "a program", "", NULL},
    {"picture", "a picture", "", NULL},
    {"binary", "binary data of no known kind", "", NULL},
};

bool notices_refuse(const struct drcode_input *input)
{
    return input->form >= DRCODE_FORM_PACKED;
}

static const struct kind *find_kind(const char *name)
{
    const struct kind *kind = kinds;

    while (strcmp(kind->kind, name) != 0)
        kind++;
    return kind;
}

static void say(const char *text)
{
    safe_print(stderr, text, strlen(text));
}

static void start_line(const char *file)
{
    say("drcode: ");
    safe_print(stderr, strcmp(file, "-") == 0 ? "standard input" : file,
               strcmp(file, "-") == 0 ? 14 : (size_t)utf8_precision(file, 300));
    say(": ");
}

/* Says what helps: a command has the name of the file, unless a shell takes that for something
 * else.
 */
static void say_help(const struct kind *kind, const char *file)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    const bool windows = system_list_separator == ';';
    const char *help = windows && kind->on_windows ? kind->on_windows : kind->help;
    const char *name = strstr(help, "FILE");

    if (*file == '-' || file[strspn(file, plain)])
        file = "FILE";
    if (!*help)
        say(", which is not read");
    else
        say(name ? "; try " : "; ");
    if (name) {
        safe_print(stderr, help, (size_t)(name - help));
        say(file);
        help = name + 4;
    }
    say(help);
}

static void say_count(uint64_t count, const char *of)
{
    fprintf(stderr, "%llu %s%s", (unsigned long long)count, of, count == 1 ? "" : "s");
}

/* Says which columns a table has; false where its first line names none. */
static bool say_columns(const struct drcode_input *input)
{
    char names[NAMES_ROOM];

    if (!header_names(input->start, input->start_size, names))
        return false;
    say("; its columns are ");
    say(names);
    return true;
}

bool notices_print(const char *file, const struct drcode_input *input)
{
    const struct kind *kind = input->kind ? find_kind(input->kind) : NULL;
    const bool refused = notices_refuse(input), capture = input->form == DRCODE_FORM_CAPTURE;

    if (!refused && !capture && input->unread == 0 && (input->ends > 0 || input->messages))
        return false;
    if (input->bytes == 0 && !system_is_terminal(stderr))
        return false; /* what a script pipes in is often empty */
    start_line(file);
    if (kind)
        say(kind->name);
    if (refused) {
        say_help(kind, file);
    } else if (capture) {
        say(", in which only plain SIP is found");
        say_help(kind, file);
    } else if (input->bytes == 0) {
        say("empty");
    } else if (input->unread > 0) {
        say_count(input->unread, "row");
        fprintf(stderr, " with a code that is no number, the first on line %llu",
                (unsigned long long)input->unread_line);
    } else if (input->records > 0) {
        say("no Microsoft response code and no phrase in ");
        say_count(input->records, "row");
        say_columns(input);
    } else if (input->table) {
        say("a table without rows");
    } else {
        say(kind ? ": no call recognised in " : "no call recognised in ");
        say_count(input->lines, "line");
        if (!kind && say_columns(input))
            say(", none of which is known to have codes or phrases");
    }
    fputc('\n', stderr);
    return true;
}

bool notices_times(const char *file, const struct dates *dates)
{
    static const char *const help[] = {[DATES_NO_TIME] = "",
                                       [DATES_NO_ORDER] =
                                           "; --lang en-GB or en-US says which number is the day",
                                       [DATES_NO_YEAR] = ", which does not say the year"};

    if (dates->wrong) {
        start_line(file);
        say_count(dates->guessed, "time");
        fprintf(stderr, " counted with day and month exchanged, as line %llu shows; name the file",
                (unsigned long long)dates->shown);
        say(" instead of piping it, or say --lang en-GB or en-US");
        fputc('\n', stderr);
    }
    if (dates->unread == 0)
        return dates->wrong;
    start_line(file);
    say_count(dates->unread, "time");
    fprintf(stderr, " not counted, the first on line %llu: ", (unsigned long long)dates->line);
    say(dates->first);
    say(help[dates->why]);
    fputc('\n', stderr);
    return true;
}

void notices_no_failure(uint64_t calls, uint64_t by_users)
{
    say("drcode: ");
    if (calls > 0) {
        say_count(calls, "call");
        say(", ");
    }
    say("no failure");
    if (by_users > 0)
        fprintf(stderr, "; %llu ended by users", (unsigned long long)by_users);
    fputc('\n', stderr);
}
