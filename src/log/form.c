#include "log/form.h"

#include <string.h>

#define SIGNATURE(offset, bytes, form, kind)                                                       \
    {                                                                                              \
        bytes, sizeof bytes - 1, offset, form, kind                                                \
    }

/* What files of a kind have at an offset. */
static const struct signature {
    const char *bytes;
    unsigned char size;
    unsigned short offset;
    enum drcode_form form;
    const char *kind;
} signatures[] = {
    SIGNATURE(0, "PK\3\4", DRCODE_FORM_PACKED, "zip"),
    SIGNATURE(0, "PK\5\6", DRCODE_FORM_PACKED, "zip"),
    SIGNATURE(0, "\x1f\x8b\x08", DRCODE_FORM_PACKED, "gzip"),
    SIGNATURE(0, "\xfd\x37zXZ\0", DRCODE_FORM_PACKED, "xz"),
    SIGNATURE(4, "1AY&SY", DRCODE_FORM_PACKED, "bzip2"),
    SIGNATURE(0, "\x28\xb5\x2f\xfd", DRCODE_FORM_PACKED, "zstd"),
    SIGNATURE(0, "\x04\x22\x4d\x18", DRCODE_FORM_PACKED, "lz4"),
    SIGNATURE(0, "\x1f\x9d", DRCODE_FORM_PACKED, "compress"),
    SIGNATURE(0, "7z\xbc\xaf\x27\x1c", DRCODE_FORM_PACKED, "7z"),
    SIGNATURE(0, "Rar!\x1a\x07", DRCODE_FORM_PACKED, "rar"),
    SIGNATURE(0, "MSCF\0\0\0\0", DRCODE_FORM_PACKED, "cab"),
    SIGNATURE(257, "ustar", DRCODE_FORM_PACKED, "tar"),
    SIGNATURE(0, "\xd4\xc3\xb2\xa1", DRCODE_FORM_CAPTURE, "pcap"),
    SIGNATURE(0, "\xa1\xb2\xc3\xd4", DRCODE_FORM_CAPTURE, "pcap"),
    SIGNATURE(0, "\x4d\x3c\xb2\xa1", DRCODE_FORM_CAPTURE, "pcap"),
    SIGNATURE(0, "\xa1\xb2\x3c\x4d", DRCODE_FORM_CAPTURE, "pcap"),
    SIGNATURE(8, "\x4d\x3c\x2b\x1a", DRCODE_FORM_CAPTURE, "pcapng"),
    SIGNATURE(8, "\x1a\x2b\x3c\x4d", DRCODE_FORM_CAPTURE, "pcapng"),
    SIGNATURE(0, "snoop\0\0\0", DRCODE_FORM_CAPTURE, "snoop"),
    SIGNATURE(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DRCODE_FORM_OTHER,
              "office"), /* xls, doc, msg */
    SIGNATURE(0, "%PDF-", DRCODE_FORM_OTHER, "pdf"),
    SIGNATURE(0, "SQLite format 3\0", DRCODE_FORM_OTHER, "sqlite"),
    SIGNATURE(0, "ElfFile\0", DRCODE_FORM_OTHER, "evtx"),
    SIGNATURE(0,
              "\x7f"
              "ELF",
              DRCODE_FORM_OTHER, "program"),
    SIGNATURE(0, "\x89PNG", DRCODE_FORM_OTHER, "picture"),
    SIGNATURE(0, "\xff\xd8\xff", DRCODE_FORM_OTHER, "picture"),
};

/* Names that a zip file of a spreadsheet or another document starts with, after its header. */
static const char *const parts[] = {"[Content_Types].xml", "_rels/", "docProps/", "xl/",
                                    "mimetypeapplication/vnd.oasis."};

static bool has(const char *bytes, size_t size, size_t offset, const char *what, size_t length)
{
    return size >= offset + length && memcmp(bytes + offset, what, length) == 0;
}

static bool is_document(const char *bytes, size_t size)
{
    size_t i;

    for (i = 0; i < sizeof parts / sizeof *parts; i++)
        if (has(bytes, size, 30, parts[i], strlen(parts[i])))
            return true;
    return false;
}

/* True where a tenth of the bytes are controls that no text has. */
static bool is_binary(const char *bytes, size_t size)
{
    size_t i, count = 0;

    for (i = 0; i < size; i++)
        count += (unsigned char)bytes[i] < ' ' && !memchr("\t\n\r\f\33", bytes[i], 5);
    return count > size / 10;
}

enum drcode_form form_find(const char *bytes, size_t size, const char **kind)
{
    const struct signature *s;

    for (s = signatures; s < signatures + sizeof signatures / sizeof *signatures; s++) {
        if (!has(bytes, size, s->offset, s->bytes, s->size))
            continue;
        *kind = s->kind;
        if (strcmp(s->kind, "zip") == 0 && is_document(bytes, size)) {
            *kind = "office";
            return DRCODE_FORM_OTHER;
        }
        return s->form;
    }
    *kind = NULL;
    if (!is_binary(bytes, size))
        return DRCODE_FORM_TEXT;
    *kind = "binary";
    if (has(bytes, size, 0, "MZ", 2)) {
        *kind = "program";
        return DRCODE_FORM_OTHER;
    }
    return DRCODE_FORM_BYTES;
}
