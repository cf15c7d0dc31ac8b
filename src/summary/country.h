/* country.h - a telephone number -> its country. */
#ifndef SUMMARY_COUNTRY_H
#define SUMMARY_COUNTRY_H

#include "catalog/catalog.h"

/* The row of the longest prefix of an E.164 number: after "tel:", "sip:" or nothing, a plus sign
   and digits with blanks, dots, dashes and brackets between them. Another character ends the
   number, as the mask of "+3319900****" does. NULL where no prefix fits, or where it is no such
   number. */
const struct catalog_calling *country_find(const struct drcode_catalog *catalog,
                                           const char *number);

/* The row with a key, "FR"; or NULL. */
const struct catalog_calling *country_of_key(const struct drcode_catalog *catalog, const char *key);

#endif
