/* test_summary_chart.c - the heading and the columns of a chart. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "print/summary_text.h"
#include "summary/summary.h"
#include "test.h"

static struct dates dates = {.region = TIME_OPEN, .order = TIME_OPEN};

/* Prints a chart of calls: letters are failures, users' ends and normal ones, "fun", at most nine
   of a kind and hour, hours from the first on, with blanks between. To be freed. */
static char *chart(const char *calls, unsigned width)
{
    static struct summary summary;
    struct output output = {.file = tmpfile(), .catalog = drcode_builtin()};
    struct buffer text = {0};
    unsigned hour = 0;
    int c;

    assert_non_null(output.file);
    summary_start(&summary, drcode_builtin(), &dates);
    for (; *calls; calls++) {
        char time[32];
        struct drcode_finding finding = {.time = time, .count = 1, .answer.microsoft = 560403};

        hour += *calls == ' ';
        if (*calls == ' ')
            continue;
        snprintf(time, sizeof time, "2025-03-%02uT%02u:00:00Z", 4 + hour / 24, hour % 24);
        finding.outcome = *calls == 'f'   ? DRCODE_OUTCOME_FAILURE
                          : *calls == 'u' ? DRCODE_OUTCOME_USER
                                          : DRCODE_OUTCOME_NORMAL;
        finding.answer.match = *calls == 'n' ? DRCODE_NORMAL : DRCODE_CODE;
        summary_add(&summary, &finding);
    }
    summary_end(&summary);
    summary_chart(&output, &summary, width);
    summary_free(&summary);
    rewind(output.file);
    while ((c = getc(output.file)) != EOF)
        buffer_char(&text, (char)c);
    fclose(output.file);
    buffer_char(&text, '\0');
    return text.data;
}

static const struct heading {
    const char *calls;
    unsigned width;
    const char *text;
} headings[] = {
    {"f u n", 73,
     "Calls per hour: █ failed, ▓ users, ░ answered; peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 72,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 45,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 44,
     "Calls per hour: █ failed, ▓ users,\n"
     "    ░ answered; peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 37,
     "Calls per hour: █ failed, ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 36,
     "Calls per hour: █ failed, ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 33,
     "Calls per hour: █ failed, ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 32,
     "Calls per hour: █ failed,\n"
     "    ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 24,
     "Calls per hour: █ failed,\n"
     "    ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 23,
     "Calls per hour:\n"
     "    █ failed, ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 22,
     "Calls per hour:\n"
     "    █ failed, ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 21,
     "Calls per hour:\n"
     "    █ failed, ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 18,
     "Calls per hour:\n"
     "    █ failed,\n"
     "    ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"f u n", 17,
     "Calls per hour:\n"
     "    █ failed,\n"
     "    ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█▓░\n"
     "      │█▓░\n"
     "      │█▓░\n"
     "       03-04\n"},
    {"u n", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "     1│▓░\n"
     "      │▓░\n"
     "      │▓░\n"
     "       03-04\n"},
    {"f u n n n", 11,
     "Calls per 2 hours:\n"
     "    █ failed,\n"
     "    ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     2│▓░\n"
     "      │▄░░\n"
     "      │█░░\n"
     "       03-04\n"},
    {"f u n n n n n n f", 10,
     "Calls per 3 hours:\n"
     "    █ failed,\n"
     "    ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     3│░░░\n"
     "      │▓░░\n"
     "      │█░█\n"
     "       03-04\n"},
    {"f n", 9,
     "Calls per hour:\n"
     "    █ failed,\n"
     "    ▓ users,\n"
     "    ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█░\n"
     "      │█░\n"
     "      │█░\n"
     "       03-04\n"},
    {"fnnnnnnnnnnnnnnnnnnnnnnn", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "    24│░\n"
     "      │░\n"
     "      │▁\n"
     "       03-04\n"},
    {"ffnnnnnnnnnnuuuuuuuuuuuu f u n", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 2 failed, 03-04 00:00\n"
     "    24│░\n"
     "      │▓\n"
     "      │▂▁▓░\n"
     "       03-04\n"},
    {"ffffnnnnnnnn", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 4 failed, 03-04 00:00\n"
     "    12│░\n"
     "      │░\n"
     "      │█\n"
     "       03-04\n"},
    {"ffffffff uuuu nn f u n", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 8 failed, 03-04 00:00\n"
     "     8│█\n"
     "      │█▓\n"
     "      │█▓░▃▓░\n"
     "       03-04\n"},
    {"fffuuunnn fn un fu f", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 3 failed, 03-04 00:00\n"
     "     9│░\n"
     "      │▓\n"
     "      │█▃▓▃▃\n"
     "       03-04\n"},
    {"f                    n        u                              f", 70,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█                   ░       ▓                             █\n"
     "      │█                   ░       ▓                             █\n"
     "      │█                   ░       ▓                             █\n"
     "       03-04                   03-05                   03-06\n"},
    {"f                              n", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "     1│█                             ░\n"
     "      │█                             ░\n"
     "      │█                             ░\n"
     "       03-04                   03-05\n"},
    {"nnnnnnnnnnnnnnnnnnnnnnnn f ff fff ffff fffff ffffffffffff", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 12 failed, 03-04 06:00\n"
     "    24│░\n"
     "      │░     ▄\n"
     "      │░▁▂▃▄▅█\n"
     "       03-04\n"},
    {"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn f u", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 01:00\n"
     "    47│░\n"
     "      │░\n"
     "      │░▁▓\n"
     "       03-04\n"},
    {"fffffffffffffffffffffffffffffffffffffffffffffff "
     "ffffffffffffffffffffffffffffffffffffffffffffffff",
     60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 48 failed, 03-04 01:00\n"
     "    48│▇█\n"
     "      │██\n"
     "      │██\n"
     "       03-04\n"},
    {"fffffffffffffffffffffffffffffffffffffffffffffffff "
     "ffffffffffffffffffffffffffffffffffffffffffffffffff",
     60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 50 failed, 03-04 01:00\n"
     "    50│██\n"
     "      │██\n"
     "      │██\n"
     "       03-04\n"},
    {"f nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", 60,
     "Calls per hour: █ failed, ▓ users, ░ answered\n"
     "    peak 1 failed, 03-04 00:00\n"
     "    50│ ░\n"
     "      │ ░\n"
     "      │▁░\n"
     "       03-04\n"},
};

static void heads(void **state)
{
    const struct heading *row = *state;
    char *text = chart(row->calls, row->width);

    assert_string_equal(text, row->text);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, headings, heads);
    return run_all(&tests, "summary_chart");
}
