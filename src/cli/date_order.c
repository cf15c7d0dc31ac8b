#include "cli/date_order.h"

#include <string.h>

#include "system/system.h"

static void look(void *context, const struct drcode_finding *finding)
{
    enum time_order *order = context;
    const char *end = finding->time ? finding->time + strlen(finding->time) : NULL;
    struct time_text time;

    if (end && *order == TIME_OPEN && time_text_read(finding->time, end, &time) == end &&
        time.order != TIME_CLEAR)
        *order = time.order;
}

bool date_order_find(const struct drcode_catalog *catalog, const char *path, enum time_order *order)
{
    static char block[65536];
    const struct drcode_scanner_calls calls = {.found = look, .context = order};
    int input = system_size(path) > 0 ? system_open_input(path) : -1;
    struct drcode_scanner *scanner;
    long count;

    *order = TIME_OPEN;
    if (input < 0)
        return true;
    scanner = drcode_scanner_new(catalog, &calls);
    while (scanner && *order == TIME_OPEN && (count = system_read(input, block, sizeof block)) > 0)
        drcode_scan(scanner, block, (size_t)count);
    if (scanner)
        drcode_scan_end(scanner);
    drcode_scanner_free(scanner);
    system_close_input(input);
    return scanner != NULL;
}
