#include "catalog/load.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/build.h"
#include "system/system.h"

/* Largest file, in bytes: the longest of Microsoft's articles has a thousandth of it. */
#define LOAD_MOST (16UL << 20)
#define TOO_LONG  "larger than 16 MiB, which no document is: name a Markdown file or a folder"

static bool fail(struct drcode_error *error, const char *path, const char *why)
{
    snprintf(error->text, sizeof error->text, "%.*s: %s", utf8_precision(path, 300), path, why);
    return false;
}

bool load_file(const char *path, struct buffer *text)
{
    char block[16384];
    FILE *file = system_open(path, "rb");
    size_t size;
    int why;

    if (!file)
        return false;
    errno = 0;
    while (text->size <= LOAD_MOST && (size = fread(block, 1, sizeof block, file)) > 0)
        buffer_add(text, block, size);
    why = ferror(file)             ? (errno ? errno : EIO)
          : text->failed           ? ENOMEM
          : text->size > LOAD_MOST ? EFBIG
                                   : 0;
    fclose(file);
    errno = why;
    return why == 0;
}

static bool load_document(struct document_entries *entries, const char *path,
                          struct drcode_error *error)
{
    struct buffer text = {0};
    bool done;

    if (!load_file(path, &text))
        done = fail(error, path, errno == EFBIG ? TOO_LONG : strerror(errno));
    else
        done = document_parse(entries, path, text.data ? text.data : "", text.size, error);
    buffer_free(&text);
    return done;
}

static bool is_document(const char *name)
{
    size_t size = strlen(name);

    return (size > 3 && strcmp(name + size - 3, ".md") == 0) ||
           (size > 4 && strcmp(name + size - 4, ".txt") == 0);
}

/* Adds "folder/name" and a NUL for each name that may lead to documents. */
static bool list_folder(const char *folder, struct buffer *paths, struct drcode_error *error)
{
    struct buffer names = {0};
    bool done = system_list(folder, &names);
    size_t at;

    if (!done)
        fail(error, folder, strerror(errno));
    for (at = 0; done && at < names.size; at += strlen(names.data + at) + 1) {
        buffer_string(paths, folder);
        buffer_char(paths, '/');
        buffer_add(paths, names.data + at, strlen(names.data + at) + 1);
    }
    buffer_free(&names);
    return done;
}

/* Adds a folder to those that were listed; false where it is one of them, by whichever path. */
static bool is_new(struct buffer *listed, const struct system_id *id)
{
    size_t at;

    for (at = 0; at < listed->size; at += sizeof *id)
        if (memcmp(listed->data + at, id, sizeof *id) == 0)
            return false;
    buffer_add(listed, (const char *)id, sizeof *id);
    return true;
}

/* Loads a document, or adds the paths of what is in a folder, each folder once: symbolic links may
   lead back. A pipe or a device is refused before it is opened, for that may wait for ever. */
static bool load_path(struct document_entries *entries, const char *path, struct buffer *paths,
                      struct buffer *listed, struct drcode_error *error)
{
    struct system_id id;
    enum system_kind kind = system_kind(path, &id);

    if (kind == SYSTEM_FOLDER)
        return !is_new(listed, &id) || list_folder(path, paths, error);
    if (kind == SYSTEM_NOTHING && errno != ENOENT && errno != ELOOP)
        return fail(error, path, strerror(errno));
    if (!is_document(path))
        return true;
    return kind == SYSTEM_OTHER ? fail(error, path, "neither a file nor a folder")
                                : load_document(entries, path, error);
}

/* Loads what is in a folder, breadth first: `paths` grows while it is read. */
static bool load_folder(struct document_entries *entries, const char *folder,
                        struct drcode_error *error)
{
    struct buffer paths = {0}, listed = {0}, path = {0};
    bool done = load_path(entries, folder, &paths, &listed, error);
    size_t at = 0;

    while (done && at < paths.size && !paths.failed && !listed.failed) {
        path.size = 0; /* a copy: `paths` may move */
        buffer_add(&path, paths.data + at, strlen(paths.data + at) + 1);
        at += path.size;
        if (path.failed)
            break;
        done = load_path(entries, path.data, &paths, &listed, error);
    }
    if (done && (paths.failed || listed.failed || path.failed))
        done = fail(error, folder, "out of memory");
    buffer_free(&paths);
    buffer_free(&listed);
    buffer_free(&path);
    return done;
}

bool load_entries(struct document_entries *entries, const char *path, struct drcode_error *error)
{
    size_t before = entries->count;
    bool folder = system_is_folder(path);

    if (!(folder ? load_folder : load_document)(entries, path, error))
        return false;
    return entries->count > before ||
           fail(error, path,
                folder ? "no entry in any .md or .txt file of this folder"
                       : "no entry: a heading 'CODE SIP phrase' and its fields are expected");
}

struct drcode_catalog *drcode_load(const struct drcode_catalog *base, const char *path,
                                   struct drcode_error *error)
{
    struct document_entries entries = {0};
    struct drcode_catalog *catalog = NULL;

    *error = (struct drcode_error){.warning_count = 0};
    if (load_entries(&entries, path, error))
        catalog = catalog_add(base, &entries, error);
    document_entries_free(&entries);
    return catalog;
}
