/* region.h - a locale -> how its region writes dates. */
#ifndef CLI_REGION_H
#define CLI_REGION_H

#include "base/time_text.h"

/* The order of day and month in "04/03/2025" for a locale such as "en_GB.UTF-8" or "fr": TIME_OPEN
   where it does not say, as "en" and "C". NULL is none. */
enum time_order region_order(const char *locale);

#endif
