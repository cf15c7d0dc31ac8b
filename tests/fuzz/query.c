/* query.c - any bytes as a query. */
#include <stdlib.h>
#include <string.h>

#include "drcode.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Less than the catalog has, so that answers are cut off, too. */
#define ROOM 64

static void expect(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    struct drcode_answer answer;
    uint16_t *entries = malloc(ROOM * sizeof *entries); /* not on the stack: bounds are checked */
    size_t i;

    if (!entries)
        abort();
    drcode_ask(catalog, (const char *)bytes, size, &answer, entries, ROOM);
    expect(answer.match >= DRCODE_PAIR && answer.match <= DRCODE_NOTHING);
    expect(answer.score >= 0 && answer.score <= 100);
    expect(answer.count <= drcode_count(catalog));
    expect(answer.microsoft >= DRCODE_NO_CODE);
    expect(answer.sip >= DRCODE_NO_CODE && answer.sip <= 699);
    expect(answer.nearest_count <= DRCODE_NEAREST);
    expect((answer.count > 0) == (answer.match < DRCODE_NORMAL));
    for (i = 0; i < answer.nearest_count; i++)
        expect(answer.nearest[i] < drcode_count(catalog));
    for (i = 0; i < answer.count && i < ROOM; i++)
        expect(entries[i] < drcode_count(catalog) && (i == 0 || entries[i] > entries[i - 1]));
    drcode_ask(catalog, (const char *)bytes, size, &answer, NULL, 0);
    free(entries);
    return 0;
}
