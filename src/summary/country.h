/* country.h - a telephone number -> its country. */
#ifndef SUMMARY_COUNTRY_H
#define SUMMARY_COUNTRY_H

#include "catalog/catalog.h"

/* The row of the longest prefix of an E.164 number: a plus sign and digits, blanks, dots, dashes
   and brackets among them, "tel:" or "sip:" before them. What is masked, as in "+3319900****", ends
   it. NULL where there is none, or it is no such number. */
const struct catalog_calling *country_find(const struct drcode_catalog *catalog,
                                           const char *number);

/* The row with a key ("FR"), or NULL. */
const struct catalog_calling *country_of_key(const struct drcode_catalog *catalog, const char *key);

#endif
