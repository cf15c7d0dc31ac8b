/* test_time_text.c - times as people and programs write them. */
#include "base/time_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

/* What is read is written "2025-03-04 09:01:00", with "?" for what is not stated, then the offset
   in minutes where a zone is stated, and the order. What is left of the text follows a "|". */
static const struct time {
    const char *text, *read; /* NULL: no time */
} times[] = {
    {"2025-03-04T09:01:02Z", "2025-03-04 09:01:02 +0"},
    {"2025-03-04t09:01:02z", "2025-03-04 09:01:02 +0"},
    {"2025-03-04T09:01:02.123+01:00", "2025-03-04 09:01:02 +60"},
    {"2025-03-04T09:01:02,123+0100", "2025-03-04 09:01:02 +60"},
    {"2025-03-04T09:01:02+01", "2025-03-04 09:01:02 +60"},
    {"2025-03-04T09:01:02-03:30", "2025-03-04 09:01:02 -210"},
    {"2025-03-04T09:01:02-15:00", "2025-03-04 09:01:02|-15:00"},
    {"2025-03-04T09:01:02+01:60", "2025-03-04 09:01:02|+01:60"},
    {"2025-03-04T09:01:02+1", "2025-03-04 09:01:02|+1"},
    {"20250304T090102Z", "2025-03-04 09:01:02 +0"},
    {"20250304T0901", "2025-03-04 09:01:00"},
    {"20250304 09:01:02", "2025-03-04 09:01:02"},
    {"20250304_090102.5", "2025-03-04 09:01:02"},
    {"2025-03-04T090102+0100", "2025-03-04 09:01:02 +60"},
    {"2025-03-04 090102", NULL},
    {"2025-03-04 09:01", "2025-03-04 09:01:00"},
    {"2025-03-04 9:01", "2025-03-04 09:01:00"},
    {"2025/03/04 09:01:02.123456 x", "2025-03-04 09:01:02| x"},
    {"2025.03.04, 09:01:02", "2025-03-04 09:01:02"},
    {"2025-03/04 09:01:02", NULL},
    {"2025-03-04 09:01:02 UTC: x", "2025-03-04 09:01:02 +0|: x"},
    {"2025-03-04 09:01:02 GMT+0200", "2025-03-04 09:01:02 +120"},
    {"2025-03-04 09:01:02 +0100 CET", "2025-03-04 09:01:02 +60| CET"},
    {"2025-03-04 09:01:02 +01", "2025-03-04 09:01:02| +01"},
    {"2025-03-04 09:01:02 NZDT", "2025-03-04 09:01:02 +780"},
    {"2025-03-04 09:01:02 PST", "2025-03-04 09:01:02 -480"},
    {"2025-03-04 09:01:02 IST", "2025-03-04 09:01:02| IST"},
    {"2025-03-04 09:01:02 XY", "2025-03-04 09:01:02| XY"},
    {"2025-03-04 09:01:02 INVITE", "2025-03-04 09:01:02| INVITE"},
    {"2025-03-04 09:01:02,504,560403", "2025-03-04 09:01:02|,504,560403"},
    {"2025-03-04 09:01:02, x", "2025-03-04 09:01:02|, x"},
    {"2025-03-04 09:01:02.", "2025-03-04 09:01:02|."},
    {"2025-03-04 09:01:02.Z", "2025-03-04 09:01:02 +0"},
    {"2025-03-04 09:01:", "2025-03-04 09:01:00|:"},
    {"2025-03-04 09:01:2", "2025-03-04 09:01:00|:2"},
    {"2025-03-04 09:01:023", "2025-03-04 09:01:00|:023"},
    {"2025-03-04 09:01:60", "2025-03-04 09:01:60"},
    {"2025-03-04 09:01:61", NULL},
    {"2025-03-04 09:60:00", NULL},
    {"2025-03-04 24:00:00", NULL},
    {"2025-03-04 09", NULL},
    {"2025-03-04", NULL},
    {"2025-03-04x09:01", NULL},
    {"2025-13-04 09:01", NULL},
    {"2025-00-04 09:01", NULL},
    {"2025-03-00 09:01", NULL},
    {"2025-03-32 09:01", NULL},
    {"2025-03-04 09:01x", NULL},
    {"2025-03-04T09:01:02Zx", NULL},
    {"2025-3-4 09:01", NULL},
    {"202503041 09:01", NULL},

    {"4 March/2025 09:01:02", NULL},
    {"4/March/ 2025 09:01:02", NULL},
    {"4 March 202 09:01:02", NULL},
    {"4 March 20251 09:01:02", NULL},
    {"4/March 2025 09:01:02", "2025-03-04 09:01:02"},
    {"March 0, 2025 09:01", NULL},
    {"March 32, 2025 09:01", NULL},

    {"3/4/2025, 9:05:00.000 AM", "2025-03-04 09:05:00 open"},
    {"3/4/2025 9:05:00 PM", "2025-03-04 21:05:00 open"},
    {"3/4/2025 12:05 am", "2025-03-04 00:05:00 open"},
    {"3/4/2025 12:05 PM", "2025-03-04 12:05:00 open"},
    {"3/4/2025, 9:05:00\342\200\257PM", "2025-03-04 21:05:00 open"},
    {"3/4/2025 9:05:00\302\240p.\302\240m.", "2025-03-04 21:05:00 open"},
    {"3/4/2025 1:05 PM", "2025-03-04 13:05:00 open"},
    {"3/4/2025 1:05 am", "2025-03-04 01:05:00 open"},
    {"3/4/2025 9:05 xm", "2025-03-04 09:05:00 open| xm"},
    {"3/4/2025 13:05 PM", NULL},
    {"3/4/2025 0:05 AM", NULL},
    {"3/4/2025 9:05 answered", "2025-03-04 09:05:00 open| answered"},
    {"3/4/2025 9:05 amber", "2025-03-04 09:05:00 open| amber"},
    {"04/03/2025 09:01", "2025-04-03 09:01:00 open"},
    {"04-03-2025 09:01:02", "2025-04-03 09:01:02 open"},
    {"03/03/2025 09:01", "2025-03-03 09:01:00"},
    {"3/4/20251 09:01", NULL},
    {"3/4/0000 09:01", "0000-03-04 09:01:00 open"},
    {"0000-03-04 09:01", "0000-03-04 09:01:00"},
    {"0000-03-04 09:01:02 UTC Tue Mar 4 2025", "0000-03-04 09:01:02 +0| Tue Mar 4 2025"},
    {"4 March 0000 09:01", "0000-03-04 09:01:00"},
    {"3/0/2025 09:01", NULL},
    {"13/03/2025 09:01", "2025-03-13 09:01:00 day first"},
    {"03/13/2025 09:01", "2025-03-13 09:01:00 month first"},
    {"13/13/2025 09:01", NULL},
    {"0/3/2025 09:01", NULL},
    {"04.03.2025 09:01:02", "2025-03-04 09:01:02"},
    {"4.3.2025, 9:01", "2025-03-04 09:01:00"},
    {"04.13.2025 09:01:02", NULL},
    {"04/03-2025 09:01", NULL},
    {"04/03/25 09:01", NULL},
    {"123/03/2025 09:01", NULL},
    {"1/234/2025 09:01", NULL},
    {"09/13 14:47:15.000", "?-09-13 14:47:15 month first"},
    {"04-03@09:01:10.123]", "?-03-04 09:01:10|]"},
    {"04-03 09:01:10", NULL},
    {"4.3 09:01:10", NULL},
    {"03042025 090102.123", "2025-03-04 09:01:02"},
    {"03041825 090102.123", NULL},

    {"Mar  4 09:01:02 sbc1", "?-03-04 09:01:02| sbc1"},
    {"Mar 14 09:01:02.123 UTC: x", "?-03-14 09:01:02 +0|: x"},
    {"Mar  4 2025 09:01:02", "2025-03-04 09:01:02"},
    {"Mar 04, 2025 9:01:02 AM", "2025-03-04 09:01:02"},
    {"March 4, 2025 09:01", "2025-03-04 09:01:00"},
    {"Sept. 4 09:01", "?-09-04 09:01:00"},
    {"Tue Mar  4 09:01:02 2025", "2025-03-04 09:01:02"},
    {"Tue Mar  4 09:01:02 CET 2025", "2025-03-04 09:01:02 +60"},
    {"Tue, 04 Mar 2025 09:01:02 GMT", "2025-03-04 09:01:02 +0"},
    {"Tue Mar 04 2025 09:01:02 GMT+0100 (CET)", "2025-03-04 09:01:02 +60| (CET)"},
    {"Tuesday, March 4, 2025 9:01:02 PM", "2025-03-04 21:01:02"},
    {"Tue 2025-03-04 09:01:02 UTC", "2025-03-04 09:01:02 +0"},
    {"Tue2025-03-04 09:01:02 UTC", NULL},
    {"04/Mar/2025:09:01:02 +0100", "2025-03-04 09:01:02 +60"},
    {"4-Mar-2025 09:01:02", "2025-03-04 09:01:02"},
    {"4 March 2025 09:01", "2025-03-04 09:01:00"},
    {"4 Marc 2025 09:01", "2025-03-04 09:01:00"},
    {"4 Ma 2025 09:01", NULL},
    {"4 Marx 2025 09:01", NULL},
    {"4 Marches 2025 09:01", NULL},
    {"4/Mar 09:01", NULL},
    {"4/Mar/25 09:01", NULL},
    {"4:Mar:2025 09:01", NULL},
    {"Mar 4 09:01:02 1812", "?-03-04 09:01:02| 1812"},
    {"Mar 4 09:01:02 2025: x", "?-03-04 09:01:02| 2025: x"},
    {"Mar 4 09:01:02 2025.5", "?-03-04 09:01:02| 2025.5"},
    {"Mar4 09:01:02", NULL},
    {"Mar x 09:01:02", NULL},
    {"Mar 32 09:01:02", NULL},
    {"Mar 04", NULL},

    {"18:59:52.320  UTC Mon Dec 05 2022 x", "2022-12-05 18:59:52 +0| x"},
    {"09:01:02.123 CET Tue Mar 4 2025", "2025-03-04 09:01:02 +60"},
    {"09:01:02 04.03.2025", "2025-03-04 09:01:02"},
    {"09:01:02 2025-03-04", "2025-03-04 09:01:02"},
    {"09:01:02 04/03/2025", "?-?-? 09:01:02| 04/03/2025"},
    {"09:01:02 Mar 4", "?-?-? 09:01:02| Mar 4"},
    {"09:01:02 2025-13-04", "?-?-? 09:01:02| 2025-13-04"},
    {"09:01:02 2025-03-32", "?-?-? 09:01:02| 2025-03-32"},
    {"09:01:02", "?-?-? 09:01:02"},
    {"9:01:02.123 IP", "?-?-? 09:01:02| IP"},
    {"09:01", NULL},
    {"24:198171", NULL},
    {"1741078860", "@1741078860"},
    {"1741078860.123 x", "@1741078860| x"},
    {"1741078860123", "@1741078860"},
    {"3741078860", NULL},
    {"174107886", NULL},
    {"17410788601", NULL},
    {"1741078860x", NULL},
    {"", NULL},
    {"x", NULL},
    {"-", NULL},
};

static void write_time(const struct time_text *time, const char *rest, char *out, size_t room)
{
    static const char *const orders[] = {"", " day first", " month first", " open"};
    char year[24] = "?", date[24] = "?-?", zone[24] = "";

    if (time->since >= 0) {
        snprintf(out, room, "@%lld%s%s", (long long)time->since, *rest ? "|" : "", rest);
        return;
    }
    if (time->year >= 0)
        snprintf(year, sizeof year, "%04d", time->year);
    if (time->month > 0)
        snprintf(date, sizeof date, "%02d-%02d", time->month, time->day);
    if (time->zone)
        snprintf(zone, sizeof zone, " %+ld", time->offset / 60);
    if (strcmp(zone, " -0") == 0)
        zone[1] = '+';
    snprintf(out, room, "%s-%s %02d:%02d:%02d%s%s%s%s", year, date, time->hour, time->minute,
             time->second, zone, orders[time->order], *rest ? "|" : "", rest);
}

static void reads(void **state)
{
    const struct time *row = *state;
    struct time_text time;
    size_t size;
    char *text = copy_bare(row->text, &size), out[160];
    const char *end;

    memset(&time, 0x55, sizeof time); /* all is set that is read */
    end = time_text_read(text, text + size, &time);

    assert_int_equal(end != NULL, row->read != NULL);
    if (end) {
        write_time(&time, row->text + (end - text), out, sizeof out);
        assert_string_equal(out, row->read);
    }
    free(text);
}

/* The month of a time with a name in it, of which the first letters count, or all. */
static int month_with(const char *form, int letters, const char *name)
{
    char text[40];
    struct time_text time;

    snprintf(text, sizeof text, form, letters, name);
    return time_text_read(text, text + strlen(text), &time) ? time.month : 0;
}

static void reads_names(void **state)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    int i, letters;

    (void)state;
    for (letters = 3; letters < 20; letters++) {
        for (i = 0; i < 12; i++)
            assert_int_equal(month_with("%.*s 4 09:01:02", letters, months[i]), i + 1);
        for (i = 0; i < 7; i++)
            assert_int_equal(month_with("%.*s, 4 Mar 2025 09:01:02", letters, days[i]), 3);
    }
    assert_int_equal(month_with("%.*s 4 09:01:02", 2, "May"), 0);
}

static void swaps(void **state)
{
    struct time_text time = {.month = 3, .day = 4};

    (void)state;
    time_text_swap(&time);
    assert_int_equal(time.month, 4);
    assert_int_equal(time.day, 3);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, times, reads);
    add_test(&tests, "reads each name", reads_names, NULL);
    add_test(&tests, "swaps day and month", swaps, NULL);
    return run_all(&tests, "time_text");
}
