/* time_name.h - the English names of months and days. */
#ifndef BASE_TIME_NAME_H
#define BASE_TIME_NAME_H

#include "base/reader.h"

/* Reads a word that is such a name, in any case, or its first three letters or more: its number
   from 1, of a day that from Monday on; 0 for any other word. */
int time_name_month(struct reader *reader);
int time_name_day(struct reader *reader);

/* True where such a word is next. */
bool time_name_next(const struct reader *reader);

#endif
