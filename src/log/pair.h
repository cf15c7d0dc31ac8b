/*
 * pair.h - a name and its value, as tables and markup write them -> "name: value".
 *
 *     callEndSubReason | 560403                       with more bars around, perhaps
 *     <I32 N="callEndSubReason">560403</I32>          Export-Clixml; Name= in ConvertTo-Xml
 *     <callEndSubReason>560403</callEndSubReason>
 *     <tr><td>callEndSubReason:</td><td>560403</td></tr>
 */
#ifndef LOG_PAIR_H
#define LOG_PAIR_H

#include <stdbool.h>
#include <stddef.h>

/* Longer pairs are cut off. */
#define PAIR_ROOM 1200

/* True for a line that is such a pair: `out` has it as "name: value", of `*size` bytes. */
bool pair_read(const char *text, size_t *size, char out[PAIR_ROOM]);

/* True for a line that starts with a tag. */
bool pair_is_markup(const char *text, size_t size);

#endif
