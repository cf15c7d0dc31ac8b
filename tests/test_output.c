#include "output.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "catalog.h"
#include "message.h"
#include "test.h"

#define NBSP "\302\240"
#define NNBSP "\342\200\257"
#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

#define ROOM 4

/* An entry of a made-up catalog. Items are as in DRCODE_ACTION and its like, "|" between them. */
struct made_up {
    int32_t microsoft;
    int sip;
    const char *phrase, *items;
    const char *french_phrase, *french_items; /* NULL: there is no French text */
    const char *source;
};

/* A catalog that the test fills, with what no document may hold, too. */
struct shelf {
    struct drcode_catalog catalog;
    struct catalog_entry entries[ROOM];
    struct catalog_text texts[2 * ROOM];
    char pool[4096];
    size_t used;
    uint16_t text_count;
};

static const struct catalog_reason *put_reasons(struct shelf *shelf);

static uint32_t put(struct shelf *shelf, const char *text, size_t size)
{
    uint32_t at = (uint32_t)shelf->used;

    if (size == 0)
        return 0;
    assert_true(shelf->used + size + 1 <= sizeof shelf->pool);
    memcpy(shelf->pool + at, text, size);
    shelf->pool[at + size] = '\0';
    shelf->used += size + 1;
    return at;
}

/* Equal strings share one offset, as in every catalog. */
static uint32_t put_once(struct shelf *shelf, const char *text, size_t size)
{
    uint32_t at;

    for (at = 1; at + size < shelf->used; at++)
        if (!shelf->pool[at - 1] && memcmp(shelf->pool + at, text, size) == 0 &&
            !shelf->pool[at + size])
            return at;
    return put(shelf, text, size);
}

/* Items end with an empty one. */
static uint32_t put_items(struct shelf *shelf, const char *text)
{
    char items[512];
    size_t size = strlen(text), i;

    assert_true(size + 1 < sizeof items);
    for (i = 0; i <= size; i++)
        items[i] = (char)(text[i] == '|' ? '\0' : text[i]);
    return put_once(shelf, items, size + 1);
}

static uint16_t put_text(struct shelf *shelf, const char *phrase, const char *items,
                         const char *source)
{
    shelf->texts[shelf->text_count] = (struct catalog_text){
        .phrase = put(shelf, phrase, strlen(phrase)),
        .items = put_items(shelf, items),
        .source = source ? put_once(shelf, source, strlen(source)) : 0,
    };
    return shelf->text_count++;
}

/* Fills a catalog with the entries up to the first without a phrase; reasons and structures are the
   built-in catalog's. Returns how many there are. */
static size_t fill(struct shelf *shelf, const struct made_up *entries)
{
    size_t i;

    *shelf = (struct shelf){.catalog = *drcode_builtin()};
    shelf->used = shelf->catalog.pool_size;
    return 0;
}
