#include "base/time_zone.h"

#include <string.h>

/* Reads "+01:00", "+0100" and "+01"; the last not where `full`. */
static bool read_offset(struct reader *r, long *offset, bool full)
{
    struct reader ahead = *r;
    int sign = reader_peek(r) == '-' ? -1 : 1, hours, minutes = 0, count;

    if (!reader_skip(&ahead, '+') && !reader_skip(&ahead, '-'))
        return false;
    count = reader_digits(&ahead);
    if (count != 2 && count != 4)
        return false;
    hours = reader_value(&ahead, 2);
    if (count == 4)
        minutes = reader_value(&ahead, 2);
    else if (reader_skip(&ahead, ':'))
        minutes = reader_number(&ahead, 2, 2);
    else if (full)
        return false;
    if (hours > 14 || minutes < 0 || minutes > 59)
        return false;
    *offset = sign * (hours * 3600L + minutes * 60L);
    *r = ahead;
    return true;
}

/* Names of zones, each of one offset, in quarters of an hour: IST and others have several. */
static const struct {
    char name[5];
    signed char offset;
} zones[] = {
    {"UTC", 0},   {"GMT", 0},   {"WET", 0},   {"BST", 4},    {"WEST", 4},  {"CET", 4},
    {"CEST", 8},  {"EET", 8},   {"EEST", 12}, {"MSK", 12},   {"SAST", 8},  {"JST", 36},
    {"KST", 36},  {"AWST", 32}, {"AEST", 40}, {"AEDT", 44},  {"NZST", 48}, {"NZDT", 52},
    {"BRT", -12}, {"EST", -20}, {"EDT", -16}, {"CST", -24},  {"CDT", -20}, {"MST", -28},
    {"MDT", -24}, {"PST", -32}, {"PDT", -28}, {"AKST", -36}, {"HST", -40},
};

bool time_zone_read(struct reader *r, long *offset)
{
    struct reader ahead = *r;
    size_t size, i;
    bool blank;

    if ((reader_peek(r) == 'Z' || reader_peek(r) == 'z') && reader_word_size(r) == 1) {
        r->at++;
        *offset = 0;
        return true;
    }
    blank = reader_skip_blanks(&ahead);
    if (read_offset(&ahead, offset, blank)) {
        *r = ahead;
        return true;
    }
    size = reader_word_size(&ahead);
    if (size == 0 || size >= sizeof zones->name)
        return false;
    for (i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (*zones[i].name != *ahead.at || zones[i].name[size] ||
            memcmp(ahead.at, zones[i].name, size) != 0)
            continue;
        ahead.at += size;
        *offset = 900L * zones[i].offset;
        if (i < 2)
            read_offset(&ahead, offset, false);
        *r = ahead;
        return true;
    }
    return false;
}
