/* by_sip.h - the entries of a catalog by their SIP codes. */
#ifndef LOG_BY_SIP_H
#define LOG_BY_SIP_H

#include "catalog/catalog.h"

/* Lists all entries of a catalog, for which there must be room, by their SIP codes, those with the
   same one in the order of the catalog, and those without one last. */
void by_sip_list(const struct drcode_catalog *catalog, uint16_t *list);

/* The part of the list that has a SIP code; `count` receives how many there are. */
const uint16_t *by_sip_find(const struct drcode_catalog *catalog, const uint16_t *list, int sip,
                            size_t *count);

#endif
