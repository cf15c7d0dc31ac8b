/* load.h - files and folders of documents -> their entries. */
#ifndef CATALOG_LOAD_H
#define CATALOG_LOAD_H

#include "catalog/document.h"

/* Adds the entries of a document, or of all documents in a folder and the folders in it: the files
   whose names end in ".md" or ".txt". Files of a folder without an entry are skipped. Symbolic
   links are followed; a folder counts once, however many lead to it. False with `error` filled in
   where something cannot be read, is malformed, or holds no entry at all, and where a folder has a
   pipe or a device in place of a document. */
bool load_entries(struct document_entries *entries, const char *path, struct drcode_error *error);

/* Reads a whole file; false, with errno set, where that fails. */
bool load_file(const char *path, struct buffer *text);

#endif
