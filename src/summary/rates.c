#include "summary/rates.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    const struct rate *left = a, *right = b;

    return strcmp(left->name, right->name);
}

static int compare_rates(const void *a, const void *b)
{
    const struct rate *left = a, *right = b;
    unsigned ours = summary_ner(left->calls, left->counts[DRCODE_OUTCOME_FAILURE]);
    unsigned other = summary_ner(right->calls, right->counts[DRCODE_OUTCOME_FAILURE]);

    if (ours != other)
        return ours < other ? -1 : 1;
    if (left->calls != right->calls)
        return left->calls > right->calls ? -1 : 1;
    return compare_names(a, b);
}

/* Adds up those with the same name, which are side by side; returns how many are left. */
static size_t merge(struct rate *rates, size_t count)
{
    size_t kept = 0, i, j;

    for (i = 0; i < count; i++) {
        if (kept == 0 || strcmp(rates[kept - 1].name, rates[i].name) != 0) {
            rates[kept++] = rates[i];
            continue;
        }
        rates[kept - 1].calls = tally_sum(rates[kept - 1].calls, rates[i].calls);
        for (j = 0; j < DRCODE_OUTCOMES; j++)
            rates[kept - 1].counts[j] = tally_sum(rates[kept - 1].counts[j], rates[i].counts[j]);
    }
    return kept;
}

struct rate *rates_of(const struct summary *summary, enum summary_by by, size_t *count)
{
    const struct tally *tally;
    struct rate *rates;
    size_t all = 0, i, j;

    for (i = 0; i < DRCODE_OUTCOMES; i++)
        all += summary->totals[i].by[by].count;
    *count = all;
    rates = all > 0 ? calloc(all, sizeof *rates) : NULL;
    if (!rates)
        return NULL;
    *count = 0;
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        tally = &summary->totals[i].by[by];
        for (j = 0; j < tally->count; j++, ++*count) {
            rates[*count].name = tally->rows[j].name;
            rates[*count].calls = rates[*count].counts[i] = tally->rows[j].count;
        }
    }
    qsort(rates, all, sizeof *rates, compare_names);
    *count = merge(rates, all);
    qsort(rates, *count, sizeof *rates, compare_rates);
    return rates;
}
