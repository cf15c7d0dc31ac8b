/* documents.h - the documents that the environment and the command line name -> a catalog. */
#ifndef CLI_DOCUMENTS_H
#define CLI_DOCUMENTS_H

#include "cli/options.h"
#include "drcode.h"

/* Adds the documents of DRCODE_DOCUMENTS, then those of the options, to the built-in catalog and
   prints warnings about them. NULL, with a message printed, where one cannot be read. `loaded`
   receives what drcode_catalog_free() must free. */
const struct drcode_catalog *documents_load(const struct options *options,
                                            struct drcode_catalog **loaded);

#endif
