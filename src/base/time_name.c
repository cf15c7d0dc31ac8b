#include "base/time_name.h"

#include <stdint.h>

#include "base/fold.h"

/* Of months, and of days. */
static const char names[19][10] = {
    "january",   "february",  "march",   "april",    "may",      "june",   "july",
    "august",    "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday",  "friday",  "saturday", "sunday",
};

/* False for most words: some name has a letter at each of the first three places. */
static bool may_be_name(const struct reader *r)
{
    static const uint32_t letters[] = {0x4c7229, 0x12c095, 0x13aa95e}; /* a bit for each letter */
    size_t i;

    if (r->end - r->at < 3)
        return false;
    for (i = 0; i < 3; i++) {
        const unsigned letter = ((unsigned char)r->at[i] | 0x20U) - 'a';

        if (letter > 25 || !(letters[i] >> letter & 1))
            return false;
    }
    return true;
}

/* Reads a word that is one of some names, or its first three letters or more; its number from 1, 0
   for any other word. */
static int read_name(struct reader *r, int from, int count)
{
    const char(*name)[10] = names + from;
    int which;

    if (!may_be_name(r))
        return 0;
    for (which = 1; which <= count; which++, name++) {
        size_t size = 0;

        if (**name != (*r->at | 0x20))
            continue;
        while (r->at + size < r->end && (*name)[size] && fold_lower(r->at[size]) == (*name)[size])
            size++;
        if (size >= 3 && size == reader_word_size(r)) {
            r->at += size;
            return which;
        }
    }
    return 0;
}

int time_name_month(struct reader *reader)
{
    return read_name(reader, 0, 12);
}

int time_name_day(struct reader *reader)
{
    return read_name(reader, 12, 7);
}

bool time_name_next(const struct reader *reader)
{
    struct reader word = *reader;

    return read_name(&word, 0, 19) > 0;
}
