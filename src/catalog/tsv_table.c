#include "catalog/tsv_table.h"

#include <stdio.h>
#include <string.h>

int tsv_table_row(struct tsv_table *table, char **cells, size_t count, struct drcode_error *error)
{
    char *line = table->next;
    size_t i, size;

    for (;;) {
        if (!*line)
            return 0;
        size = strcspn(line, "\n");
        table->next = line + size + (line[size] == '\n');
        table->line++;
        line[size] = '\0';
        if (size > 0 && line[size - 1] == '\r')
            line[--size] = '\0';
        if (size > 0 && *line != '#')
            break;
        line = table->next;
    }
    for (i = 0; i < count; i++) {
        cells[i] = line;
        size = strcspn(line, "\t");
        if (size == 0 || (line[size] == '\t') != (i + 1 < count)) {
            snprintf(error->text, sizeof error->text, "%.300s:%u: a row has %zu cells, none empty",
                     table->file, table->line, count);
            return -1;
        }
        line += size;
        if (*line)
            *line++ = '\0';
    }
    return 1;
}
