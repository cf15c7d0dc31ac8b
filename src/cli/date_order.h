/* date_order.h - a file -> which number is the day in the dates of its records. */
#ifndef CLI_DATE_ORDER_H
#define CLI_DATE_ORDER_H

#include "base/time_text.h"
#include "drcode.h"

/* Finds the order that a time of a record in a regular file shows, as "13/03/2025 09:01" does;
   TIME_OPEN where none does, or the file cannot be read. Reads the file up to that time. False
   where memory runs out. */
bool date_order_find(const struct drcode_catalog *catalog, const char *path,
                     enum time_order *order);

#endif
