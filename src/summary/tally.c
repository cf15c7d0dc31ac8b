#include "summary/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

/* The bytes of a name besides its own, and of a slot with its half of a row, as they are counted:
   the same on every machine, so that every machine has the same summary. */
#define NAME_COST 17
#define SLOT_COST 12

uint64_t tally_sum(uint64_t count, uint64_t more)
{
    if (more > TALLY_MOST)
        return count;
    return more < TALLY_MOST - count ? count + more : TALLY_MOST;
}

unsigned tally_share(uint64_t count, uint64_t total)
{
    for (; total > UINT64_MAX / 2048; total /= 2)
        count /= 2;
    if (count > total)
        count = total;
    return total ? (unsigned)((count * 1000 + total / 2) / total) : 0;
}

/* Takes bytes from a budget; false where it has fewer. NULL has any number. */
static bool spend(struct tally_budget *budget, size_t size)
{
    if (budget && size > budget->left)
        return false;
    if (budget)
        budget->left -= size;
    return true;
}

/* Notes that memory ran out. */
static void fail(const struct tally *tally)
{
    if (tally->budget)
        tally->budget->failed = true;
}

static uint64_t rotate(uint64_t value, unsigned bits)
{
    return value << bits | value >> (64 - bits);
}

/* A round of SipHash. */
static void mix(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

/* SipHash-1-3 of a name, except for the order of bytes: its place in the tally alone depends on it. */
static size_t hash(const struct tally_budget *budget, const char *name, size_t size)
{
    const uint64_t k0 = budget ? budget->key[0] : 0, k1 = budget ? budget->key[1] : 0;
    uint64_t v[4] = {k0 ^ 0x736f6d6570736575U, k1 ^ 0x646f72616e646f6dU, k0 ^ 0x6c7967656e657261U,
                     k1 ^ 0x7465646279746573U};
    const uint64_t length = (uint64_t)size << 56;
    uint64_t word;

    do {
        size_t part = size < sizeof word ? size : sizeof word;

        word = length; /* of the whole name: one that ends with NULs is another one */
        memcpy(&word, name, part);
        v[3] ^= word;
        mix(v);
        v[0] ^= word;
        name += part;
        size -= part;
    } while (size > 0);
    v[2] ^= 0xff;
    mix(v);
    mix(v);
    mix(v);
    return (size_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
}

static bool is_name(const struct tally_row *row, const char *name, size_t size)
{
    size_t i = 0;

    while (i < size && row->name[i] == name[i])
        i++;
    return i == size && !row->name[i];
}

/* The slot of a name: that of its row, or the free one for it. */
static uint32_t *find(const struct tally *tally, const char *name, size_t size)
{
    size_t at = hash(tally->budget, name, size) & (tally->room - 1);

    while (tally->slots[at] && !is_name(&tally->rows[tally->slots[at] - 1], name, size))
        at = (at + 1) & (tally->room - 1);
    return &tally->slots[at];
}

/* Makes room for twice as many names. Half of the slots stay free. */
static bool grow(struct tally *tally)
{
    struct tally grown = *tally;
    size_t i;

    grown.room = tally->room ? 2 * tally->room : 16;
    if (!spend(tally->budget, (grown.room - tally->room) * SLOT_COST))
        return false;
    grown.slots = calloc(grown.room, sizeof *grown.slots);
    grown.rows = realloc(tally->rows, grown.room / 2 * sizeof *grown.rows);
    if (grown.rows)
        tally->rows = grown.rows;
    if (!grown.slots || !grown.rows) {
        free(grown.slots);
        fail(tally);
        return false;
    }
    for (i = 0; i < grown.count; i++)
        *find(&grown, grown.rows[i].name, strlen(grown.rows[i].name)) = (uint32_t)(i + 1);
    free(tally->slots);
    *tally = grown;
    return true;
}

/* A copy of a name; NULL where the budget or memory has no room for it. */
static char *copy_name(const struct tally *tally, const char *name, size_t size)
{
    char *copy;

    if (!spend(tally->budget, size + NAME_COST))
        return NULL;
    copy = malloc(size + 1);
    if (!copy) {
        fail(tally);
        return NULL;
    }
    memcpy(copy, name, size);
    copy[size] = '\0';
    return copy;
}

struct tally_row *tally_find(struct tally *tally, const char *name, size_t size)
{
    struct tally_row *row;
    uint32_t *slot;
    char *copy;
    bool full;

    size = bytes_before('\0', name, size);
    if (tally->last > 0 && is_name(&tally->rows[tally->last - 1], name, size))
        return &tally->rows[tally->last - 1]; /* as hours are, in most logs */
    full = tally->count >= TALLY_NAMES || (tally->count >= tally->room / 2 && !grow(tally));
    if (tally->room == 0)
        return NULL;
    slot = find(tally, name, size);
    tally->last = *slot;
    if (*slot)
        return &tally->rows[*slot - 1];
    copy = full ? NULL : copy_name(tally, name, size);
    if (!copy)
        return NULL;
    row = &tally->rows[tally->count++];
    *row = (struct tally_row){copy, 0};
    *slot = (uint32_t)tally->count;
    return row;
}

void tally_add(struct tally *tally, const char *name, size_t size, uint64_t count)
{
    struct tally_row *row = tally_find(tally, name, size);

    if (row)
        row->count = tally_sum(row->count, count);
    else
        tally->others = tally_sum(tally->others, count);
}

static int compare_names(const void *a, const void *b)
{
    const struct tally_row *left = a, *right = b;

    return strcmp(left->name, right->name);
}

static int compare_counts(const void *a, const void *b)
{
    const struct tally_row *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return compare_names(a, b);
}

void tally_sort(struct tally *tally)
{
    if (tally->count > 0)
        qsort(tally->rows, tally->count, sizeof *tally->rows, compare_counts);
}

void tally_sort_names(struct tally *tally)
{
    if (tally->count > 0)
        qsort(tally->rows, tally->count, sizeof *tally->rows, compare_names);
}

void tally_free(struct tally *tally)
{
    size_t i;

    for (i = 0; i < tally->count; i++) {
        if (tally->budget)
            tally->budget->left += strlen(tally->rows[i].name) + NAME_COST;
        free(tally->rows[i].name);
    }
    if (tally->budget)
        tally->budget->left += tally->room * SLOT_COST;
    free(tally->rows);
    free(tally->slots);
    *tally = (struct tally){.budget = tally->budget};
}
