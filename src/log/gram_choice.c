#include "log/gram_choice.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What a gram costs that is met nowhere, in candidates in a million bytes: it makes tables fuller.
   And what each needle of a candidate costs beside the candidate itself. Both were tried out. */
#define LEAST_COST  140.0
#define NEEDLE_COST 0.3

/* Of more grams than this, or needles, no combination is tried: all have many candidates. */
#define MANY_GRAMS   128
#define MANY_OPTIONS 50000

static int compare_options(const void *a, const void *b)
{
    const struct gram_option *one = a, *other = b;

    if (one->gram != other->gram)
        return one->gram < other->gram ? -1 : 1;
    if (one->needle != other->needle)
        return one->needle < other->needle ? -1 : 1;
    return (one->place > other->place) - (one->place < other->place);
}

void gram_sort(struct gram_option *options, size_t count)
{
    if (count > 0)
        qsort(options, count, sizeof *options, compare_options);
}

static unsigned count_of(const struct gram_counts *counts, uint32_t gram)
{
    size_t low = 0, high = counts->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (counts->counts[middle].gram == gram)
            return counts->counts[middle].count;
        if (counts->counts[middle].gram < gram)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* Options of one gram, one after the other. */
struct group {
    size_t first, count;
    double rate;
    bool taken;
};

/* Makes groups of sorted options; returns how many. */
static size_t make_groups(const struct gram_counts *counts, const struct gram_option *options,
                          size_t count, struct group *groups)
{
    size_t many = 0, i;

    for (i = 0; i < count; i++) {
        if (many > 0 && options[i].gram == options[i - 1].gram) {
            groups[many - 1].count++;
            continue;
        }
        groups[many++] = (struct group){
            i, 1, (double)count_of(counts, options[i].gram) + options[i].extra, false};
    }
    return many;
}

/* How many needles of a group have no gram yet. */
static size_t count_open(const struct group *group, const struct gram_option *options,
                         const bool *done)
{
    size_t count = 0, i;

    for (i = group->first; i < group->first + group->count; i++)
        count += !done[options[i].needle];
    return count;
}

/* Takes the group that costs least for each needle which has no gram yet; false where all have one.
 */
static bool take_group(struct group *groups, size_t many, const struct gram_option *options,
                       bool *done)
{
    struct group *best = NULL;
    double least = 0;
    size_t i;

    for (i = 0; i < many; i++) {
        size_t open = groups[i].taken ? 0 : count_open(&groups[i], options, done);
        double cost;

        if (open == 0)
            continue;
        cost = (LEAST_COST + groups[i].rate) / (double)open + groups[i].rate * NEEDLE_COST;
        if (!best || cost < least) {
            best = &groups[i];
            least = cost;
        }
    }
    if (!best)
        return false;
    best->taken = true;
    for (i = best->first; i < best->first + best->count; i++)
        done[options[i].needle] = true;
    return true;
}

/* Finds the taken group with the lowest rate for each needle; NULL where none has it. */
static void find_best(const struct group *groups, size_t many, const struct gram_option *options,
                      const struct group **best, size_t needles)
{
    size_t group, i;

    for (i = 0; i < needles; i++)
        best[i] = NULL;
    for (group = 0; group < many; group++) {
        const struct group *this = &groups[group];

        for (i = this->first; this->taken && i < this->first + this->count; i++) {
            const struct group **known = &best[options[i].needle];

            if (!*known || this->rate < (*known)->rate)
                *known = this;
        }
    }
}

/* What all taken groups and their needles cost; less than 0 where a needle of `dropped` has none.
 */
static double cost_all(const struct group *groups, size_t many, const struct gram_option *options,
                       const struct group *dropped, const struct group **best, size_t needles)
{
    double cost = 0;
    size_t i;

    find_best(groups, many, options, best, needles);
    for (i = dropped->first; i < dropped->first + dropped->count; i++)
        if (!best[options[i].needle])
            return -1;
    for (i = 0; i < many; i++)
        cost += groups[i].taken ? LEAST_COST + groups[i].rate : 0;
    for (i = 0; i < needles; i++)
        cost += best[i] ? best[i]->rate * NEEDLE_COST : 0;
    return cost;
}

/* Drops the taken groups without which all costs less, for those that were taken later. */
static void drop_groups(struct group *groups, size_t many, const struct gram_option *options,
                        const struct group **best, size_t needles)
{
    size_t i;

    for (i = 0; i < many; i++) {
        double with, without;

        if (!groups[i].taken)
            continue;
        with = cost_all(groups, many, options, &groups[i], best, needles);
        groups[i].taken = false;
        without = cost_all(groups, many, options, &groups[i], best, needles);
        groups[i].taken = without < 0 || without >= with;
    }
}

/* Keeps the best option of each needle, once; returns how many are kept. */
static size_t keep_options(const struct group *groups, size_t many, struct gram_option *options,
                           const struct group **best)
{
    size_t kept = 0, group, i;

    for (group = 0; group < many; group++) {
        for (i = groups[group].first; i < groups[group].first + groups[group].count; i++) {
            if (best[options[i].needle] != &groups[group])
                continue;
            best[options[i].needle] = NULL;
            options[kept++] = options[i];
        }
    }
    return kept;
}

/* The number of needles that options are of. */
static size_t count_needles(const struct gram_option *options, size_t count)
{
    size_t needles = 0, i;

    for (i = 0; i < count; i++)
        if (options[i].needle >= needles)
            needles = (size_t)options[i].needle + 1;
    return needles;
}

bool gram_choose(const struct gram_counts *counts, struct gram_option *options, size_t *count)
{
    size_t needles = count_needles(options, *count), many, i;
    struct group *groups = malloc(*count * sizeof *groups + 1);
    const struct group **best = malloc(needles * sizeof *best + 1);
    bool *done = calloc(needles + 1, sizeof *done), fine = groups && best && done;

    if (fine) {
        gram_sort(options, *count);
        many = make_groups(counts, options, *count, groups);
        if (*count > MANY_OPTIONS) {
            for (i = 0; i < many; i++)
                groups[i].taken = true;
        } else {
            while (take_group(groups, many, options, done))
                ;
            drop_groups(groups, many, options, best, needles);
        }
        find_best(groups, many, options, best, needles);
        *count = keep_options(groups, many, options, best);
    }
    free(groups);
    free(best);
    free(done);
    return fine;
}

/* What a bucket takes for a gram: at each place these lower and upper four bits, a bit for each. */
struct classes {
    uint16_t low[GRAM], high[GRAM];
};

static void add_gram(struct classes *classes, uint32_t gram)
{
    unsigned place;

    for (place = 0; place < GRAM; place++) {
        unsigned byte = gram >> 8 * place & 0xff;

        classes->low[place] |= (uint16_t)(1U << (byte & 15));
        classes->high[place] |= (uint16_t)(1U << (byte >> 4));
    }
}

static bool takes(const struct classes *classes, uint32_t gram)
{
    unsigned place;

    for (place = 0; place < GRAM; place++) {
        unsigned byte = gram >> 8 * place & 0xff;

        if (!(classes->low[place] >> (byte & 15) & 1) || !(classes->high[place] >> (byte >> 4) & 1))
            return false;
    }
    return true;
}

/* How many candidates a bucket has in ordinary text. */
static double count_candidates(const struct gram_counts *counts, const struct classes *classes)
{
    double candidates = 0;
    size_t i;

    for (i = 0; i < counts->count; i++)
        if (takes(classes, counts->counts[i].gram))
            candidates += counts->counts[i].count;
    return candidates;
}

/* Which grams are in which buckets, and how many candidates each bucket has. */
struct places {
    unsigned char of[MANY_GRAMS];
    double candidates[GRAM_BUCKETS];
};

/* The candidates of a bucket that has the grams put there, without gram number `without`, and with
   gram `with` unless that is 0. */
static double try_bucket(const struct gram_counts *counts, const uint32_t *grams, size_t many,
                         const struct places *places, unsigned bucket, size_t without,
                         uint32_t with)
{
    struct classes classes = {{0}, {0}};
    size_t i;

    for (i = 0; i < many; i++)
        if (places->of[i] == bucket && i != without)
            add_gram(&classes, grams[i]);
    if (with)
        add_gram(&classes, with);
    return count_candidates(counts, &classes);
}

/* Moves a gram to the bucket that gets the fewest candidates more by it; true where that is
   another one. */
static bool move_gram(const struct gram_counts *counts, const uint32_t *grams, size_t many,
                      size_t gram, unsigned buckets, struct places *places)
{
    const unsigned from = places->of[gram];
    const double without = try_bucket(counts, grams, many, places, from, gram, 0);
    unsigned bucket, best = from;
    double least = places->candidates[from] - without, with = places->candidates[from];

    for (bucket = 0; bucket < buckets; bucket++) {
        double candidates;

        if (bucket == from)
            continue;
        candidates = try_bucket(counts, grams, many, places, bucket, gram, grams[gram]);
        if (candidates - places->candidates[bucket] < least) {
            least = candidates - places->candidates[bucket];
            with = candidates;
            best = bucket;
        }
    }
    places->of[gram] = (unsigned char)best;
    places->candidates[from] = best == from ? with : without;
    places->candidates[best] = with;
    return best != from;
}

/* A random bucket: the same ones in each build. */
static unsigned char next_bucket(uint32_t *seed, unsigned buckets)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (unsigned char)((*seed >> 16) % buckets);
}

/* Finds buckets for grams: from several random starts, and keeps the best. */
static void find_buckets(const struct gram_counts *counts, const uint32_t *grams, size_t many,
                         unsigned buckets, struct places *best)
{
    double least = 0;
    uint32_t seed = 1;
    unsigned try, bucket;
    size_t i;

    for (try = 0; try < counts->tries; try++) {
        struct places places = {{0}, {0}};
        double sum = 0;
        bool moved = true;

        for (i = 0; i < many; i++)
            places.of[i] = next_bucket(&seed, buckets);
        for (bucket = 0; bucket < buckets; bucket++)
            places.candidates[bucket] = try_bucket(counts, grams, many, &places, bucket, many, 0);
        while (moved)
            for (moved = false, i = 0; i < many; i++)
                moved |= move_gram(counts, grams, many, i, buckets, &places);
        for (bucket = 0; bucket < buckets; bucket++)
            sum += places.candidates[bucket];
        if (try == 0 || sum < least) {
            *best = places;
            least = sum;
        }
    }
}

void gram_fill(const struct gram_counts *counts, const struct gram_option *options, size_t count,
               unsigned buckets, struct grams *grams)
{
    uint32_t list[MANY_GRAMS];
    struct places places;
    size_t many = 0, i;

    for (i = 0; i < count; i++) {
        uint32_t gram = options[i].gram;
        char text[GRAM];
        unsigned place;

        if (i > 0 && gram == options[i - 1].gram)
            continue;
        if (many < MANY_GRAMS)
            list[many] = gram;
        many++;
        for (place = 0; place < GRAM; place++)
            text[place] = (char)(gram >> 8 * place & 0xff);
        grams_add(grams, (unsigned)(many % buckets), text); /* where there are too many */
    }
    if (many > MANY_GRAMS)
        return;
    memset(grams, 0, sizeof *grams);
    find_buckets(counts, list, many, buckets, &places);
    for (i = 0; i < many; i++) {
        char text[GRAM];
        unsigned place;

        for (place = 0; place < GRAM; place++)
            text[place] = (char)(list[i] >> 8 * place & 0xff);
        grams_add(grams, places.of[i], text);
    }
}
