/* test_rates.c - how the calls of each SBC ended. */
#include "summary/rates.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "test.h"

static struct dates dates = {.region = TIME_OPEN, .order = TIME_OPEN};

/* Calls "name outcome": f, u or n; and the rates "name failures,users,normal", in order. */
static const struct sample {
    const char *name;
    const char *calls[9];
    const char *rates;
} samples[] = {
    {"none", {NULL}, ""},
    {"one", {"fa", "ua", "na"}, "a 1,1,1 of 3"},
    {"the lowest ratio first", {"na", "fb", "nb", "fc"}, "c 1,0,0 of 1 b 1,0,1 of 2 a 0,0,1 of 1"},
    {"then the one with more calls", {"na", "ub", "nb"}, "b 0,1,1 of 2 a 0,0,1 of 1"},
    {"then by name", {"nb", "ua"}, "a 0,1,0 of 1 b 0,0,1 of 1"},
};

static void rates(void **state)
{
    const struct sample *row = *state;
    struct drcode_finding finding = {.answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999},
                                     .count = 1};
    struct summary summary;
    struct rate *rates;
    char text[256] = "";
    size_t count, used = 0, i;

    summary_start(&summary, drcode_builtin(), &dates);
    for (i = 0; row->calls[i]; i++) {
        const char how = *row->calls[i];

        finding.outcome = how == 'f'   ? DRCODE_OUTCOME_FAILURE
                          : how == 'u' ? DRCODE_OUTCOME_USER
                                       : DRCODE_OUTCOME_NORMAL;
        finding.sbc = row->calls[i] + 1;
        summary_add(&summary, &finding);
    }
    summary_end(&summary);
    rates = rates_of(&summary, SUMMARY_SBCS, &count);
    for (i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "%s%s %" PRIu64 ",%" PRIu64 ",%" PRIu64 " of %" PRIu64,
                                 i > 0 ? " " : "", rates[i].name, rates[i].counts[0],
                                 rates[i].counts[1], rates[i].counts[2], rates[i].calls);
    free(rates);
    summary_free(&summary);
    assert_string_equal(text, row->rates);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, samples, rates);
    return run_all(&tests, "rates");
}
