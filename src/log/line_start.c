#include "log/line_start.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "base/reader.h"
#include "base/time_text.h"

/* The most bytes of a time before its first digit: "Wednesday, September 4". */
#define WORDS_SIZE 32

/* Words that are right after the time of other logs. */
static const char *const no_hosts[] = {
    "alert", "crit", "critical", "debug",  "emerg", "err",    "error", "fatal",   "inf",  "info",
    "log",   "main", "note",     "notice", "panic", "severe", "trace", "verbose", "warn", "warning",
};

/* A run of bytes of a line. */
struct token {
    const char *text;
    size_t size;
};

static bool is_level(struct token token)
{
    size_t i, j;

    for (i = 0; i < sizeof no_hosts / sizeof *no_hosts; i++) {
        for (j = 0; j < token.size && fold_lower(token.text[j]) == no_hosts[i][j]; j++)
            ;
        if (j == token.size && !no_hosts[i][j])
            return true;
    }
    return false;
}

/* How many bytes at the start of a token are those of names, or one of `marks`. */
static size_t name_size(struct token token, const char *marks)
{
    size_t i = 0;

    while (i < token.size &&
           (fold_word_char(token.text[i]) || memchr(marks, token.text[i], strlen(marks)) != NULL))
        i++;
    return i;
}

static bool may_be_host(struct token token)
{
    return token.size > 0 && token.size < 256 && name_size(token, ".:-") == token.size &&
           token.text[token.size - 1] != ':' && !is_level(token);
}

/* True for names with dots between them, and addresses. */
static bool is_host(struct token token)
{
    const char *dot = bytes_find('.', token.text, token.size);

    return dot && dot > token.text && dot + 1 < token.text + token.size &&
           !bytes_find(':', token.text, token.size);
}

/* True for "kamailio[123]:", "/usr/sbin/kamailio:" and other tags of syslog, not for a level. */
static bool is_tag(struct token token)
{
    size_t name, at;

    if (token.size == 0 || token.text[token.size - 1] != ':')
        return false;
    name = at = name_size(token, "./-");
    if (at < token.size && token.text[at] == '[')
        at += bytes_before(']', token.text + at, token.size - at) + 1;
    return name > 0 && at + 1 == token.size && !is_level((struct token){token.text, name});
}

/* True where a line has a priority and a version before its time: "<13>1 ", as RFC 5424 has it. */
static bool is_versioned(const char *text, const char *time)
{
    struct reader r = {text, time};

    return reader_skip(&r, '<') && reader_number(&r, 1, 3) >= 0 && reader_skip(&r, '>') &&
           reader_number(&r, 1, 2) > 0 && reader_skip(&r, ' ') && r.at == time;
}

static struct token next_token(struct reader *r)
{
    struct token token;

    reader_skip_blanks(r);
    token.text = r->at;
    while (r->at < r->end && !ascii_space(*r->at))
        r->at++;
    token.size = (size_t)(r->at - token.text);
    return token;
}

/* Finds the host after a time. One of a standard is followed by a tag, or is a whole name. */
static void find_host(const char *text, const char *end, const struct time_text *time,
                      struct line_start *start)
{
    struct reader r = {start->time + start->time_size, end};
    struct token host = next_token(&r), tag = next_token(&r);

    if (is_versioned(text, start->time) ? host.size == 1 && *host.text == '-'
                                        : !(time->year < 0 && is_host(host)) &&
                                              !((time->year < 0 || time->zone) && is_tag(tag)))
        return;
    if (!may_be_host(host))
        return;
    start->host = host.text;
    start->host_size = host.size;
}

/* Skips bytes of words, or others. */
static const char *skip(const char *at, const char *end, bool words)
{
    while (at < end && fold_word_char(*at) == words)
        at++;
    return at;
}

/* True where a time may start at a word or a number of a line. */
static bool may_start(const char *text, const char *at)
{
    const char before = at > text ? at[-1] : ' ';

    return !(before & 0x80) && before != '-' && before != '+' && before != '/' && before != ',' &&
           (before != '.' || !ascii_digit(*at));
}

/* True where a number is a time, or a time has no date: at the start, in brackets perhaps, or after
   "at". */
static bool is_told(const char *text, const char *at)
{
    return at == text || (at == text + 1 && *text == '[') ||
           (at - text > 3 && memcmp(at - 4, " at ", 4) == 0);
}

/* Reads a time at `at`. */
static bool read_time(const char *text, const char *at, const char *end, struct time_text *time,
                      struct line_start *start)
{
    const char *stop = time_text_read(at, end, time);

    if (!stop || (time->since >= 0 && !bytes_find('.', at, (size_t)(stop - at))) ||
        (time->month == 0 && !is_told(text, at)))
        return false;
    start->time = at;
    start->time_size = (size_t)(stop - at);
    return true;
}

/* Reads the time that AudioCodes writes at the end of a packet. */
static void read_last_time(const char *text, size_t size, struct line_start *start)
{
    static const char name[] = "[Time:";
    struct time_text time;
    size_t at = size;

    while ((at = bytes_after_last('[', text, at)) > 0) {
        const char *from = text + --at;

        if (size - at > sizeof name && memcmp(from, name, sizeof name - 1) == 0 &&
            read_time(text, from + sizeof name - 1, text + size, &time, start))
            return;
    }
}

static const char *next_digit(const char *at, const char *stop)
{
    while (at < stop && !ascii_digit(*at))
        at++;
    return at;
}

/* Reads the first time that starts in the first bytes of a line; false where none does. */
static bool read_first_time(const char *text, const char *end, struct time_text *time,
                            struct line_start *start)
{
    const char *last = end - text < LINE_START_ROOM ? end : text + LINE_START_ROOM;
    const char *stop = end - last < WORDS_SIZE ? end : last + WORDS_SIZE;
    const char *at, *digit = next_digit(text, stop);

    for (at = skip(text, last, false); at < last; at = skip(skip(at, last, true), last, false)) {
        if (digit < at)
            digit = next_digit(at, stop);
        if (digit == stop)
            return false;
        if (digit - at <= WORDS_SIZE && may_start(text, at) &&
            read_time(text, at, end, time, start))
            return true;
    }
    return false;
}

void line_start_read(const char *text, size_t size, struct line_start *start)
{
    struct time_text time;

    *start = (struct line_start){NULL, NULL, 0, 0};
    if (read_first_time(text, text + size, &time, start))
        find_host(text, text + size, &time, start);
    else
        read_last_time(text, size, start);
}

void line_start_add(const char *text, size_t size, struct record *record)
{
    struct line_start start;

    line_start_read(text, size, &start);
    if (start.time_size > 0 && !record_has_time(record))
        record_set(record, LABEL_TIME, LABEL_COLUMN, start.time, start.time_size);
    if (start.host_size > 0)
        record_set(record, LABEL_SBC, LABEL_COLUMN, start.host, start.host_size);
}
