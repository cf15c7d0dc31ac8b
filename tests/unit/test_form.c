/* test_form.c - what inputs are, by their first bytes. */
#include "log/form.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define BYTES(text) text, sizeof(text) - 1
#define ZEROS_30    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

static const struct form {
    const char *name, *bytes;
    size_t size;
    enum drcode_form form;
    const char *kind;
} forms[] = {
    {"nothing", BYTES(""), DRCODE_FORM_TEXT, NULL},
    {"text", BYTES("09:00:01 call 17\n"), DRCODE_FORM_TEXT, NULL},
    {"UTF-8", BYTES("\303\251\342\200\257\n"), DRCODE_FORM_TEXT, NULL},
    {"colours, a form feed", BYTES("\33[1mx\33[0m\f\r\n\t"), DRCODE_FORM_TEXT, NULL},
    {"a NUL among text", BYTES("0123456789\0"), DRCODE_FORM_TEXT, NULL},
    {"controls", BYTES("01234567\1\2"), DRCODE_FORM_BYTES, "binary"},
    {"NULs", BYTES("\0\0\0\0"), DRCODE_FORM_BYTES, "binary"},
    {"zip", BYTES("PK\3\4\24\0\0\0\10\0week.csv"), DRCODE_FORM_PACKED, "zip"},
    {"an empty zip", BYTES("PK\5\6\0\0"), DRCODE_FORM_PACKED, "zip"},
    {"PK, as text", BYTES("PK is my name"), DRCODE_FORM_TEXT, NULL},
    {"xlsx", BYTES("PK\3\4" ZEROS_30 "[Content_Types].xml"), DRCODE_FORM_OTHER, "office"},
    {"xlsx, another order", BYTES("PK\3\4" ZEROS_30 "xl/workbook.xml"), DRCODE_FORM_OTHER,
     "office"},
    {"docx", BYTES("PK\3\4" ZEROS_30 "_rels/.rels"), DRCODE_FORM_OTHER, "office"},
    {"ods", BYTES("PK\3\4" ZEROS_30 "mimetypeapplication/vnd.oasis.opendocument"),
     DRCODE_FORM_OTHER, "office"},
    {"an xlsx that is cut", BYTES("PK\3\4" ZEROS_30 "[Content"), DRCODE_FORM_PACKED, "zip"},
    {"gzip", BYTES("\x1f\x8b\x08\0"), DRCODE_FORM_PACKED, "gzip"},
    {"gzip, cut", BYTES("\x1f\x8b"), DRCODE_FORM_BYTES, "binary"},
    {"xz", BYTES("\xfd\x37zXZ\0\0"), DRCODE_FORM_PACKED, "xz"},
    {"bzip2", BYTES("BZh91AY&SY"), DRCODE_FORM_PACKED, "bzip2"},
    {"BZh, as text", BYTES("BZh9 is no call"), DRCODE_FORM_TEXT, NULL},
    {"zstd", BYTES("\x28\xb5\x2f\xfd\0"), DRCODE_FORM_PACKED, "zstd"},
    {"lz4", BYTES("\x04\x22\x4d\x18"), DRCODE_FORM_PACKED, "lz4"},
    {"compress", BYTES("\x1f\x9d\x90"), DRCODE_FORM_PACKED, "compress"},
    {"7z", BYTES("7z\xbc\xaf\x27\x1c\0\4"), DRCODE_FORM_PACKED, "7z"},
    {"rar", BYTES("Rar!\x1a\x07\x01\0"), DRCODE_FORM_PACKED, "rar"},
    {"cab", BYTES("MSCF\0\0\0\0x"), DRCODE_FORM_PACKED, "cab"},
    {"pcap, little-endian", BYTES("\xd4\xc3\xb2\xa1\2\0\4\0"), DRCODE_FORM_CAPTURE, "pcap"},
    {"pcap, big-endian", BYTES("\xa1\xb2\xc3\xd4\0\2\0\4"), DRCODE_FORM_CAPTURE, "pcap"},
    {"pcap of nanoseconds", BYTES("\x4d\x3c\xb2\xa1\2\0\4\0"), DRCODE_FORM_CAPTURE, "pcap"},
    {"pcap of nanoseconds, big-endian", BYTES("\xa1\xb2\x3c\x4d\0\2\0\4"), DRCODE_FORM_CAPTURE,
     "pcap"},
    {"pcapng, little-endian", BYTES("\n\r\r\n\x1c\0\0\0\x4d\x3c\x2b\x1a"), DRCODE_FORM_CAPTURE,
     "pcapng"},
    {"pcapng, big-endian", BYTES("\n\r\r\n\0\0\0\x1c\x1a\x2b\x3c\x4d"), DRCODE_FORM_CAPTURE,
     "pcapng"},
    {"empty lines", BYTES("\n\r\r\n\n\n\n\n09:00"), DRCODE_FORM_TEXT, NULL},
    {"snoop", BYTES("snoop\0\0\0\0\0\0\2"), DRCODE_FORM_CAPTURE, "snoop"},
    {"xls", BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), DRCODE_FORM_OTHER, "office"},
    {"pdf", BYTES("%PDF-1.7\n%\xe2\xe3"), DRCODE_FORM_OTHER, "pdf"},
    {"sqlite", BYTES("SQLite format 3\0\20"), DRCODE_FORM_OTHER, "sqlite"},
    {"evtx", BYTES("ElfFile\0\0"), DRCODE_FORM_OTHER, "evtx"},
    {"a program of Linux",
     BYTES("\x7f"
           "ELF\2\1\1"),
     DRCODE_FORM_OTHER, "program"},
    {"a program of Windows", BYTES("MZ\x90\0\3\0\0\0\4\0\0\0"), DRCODE_FORM_OTHER, "program"},
    {"MZ, as text", BYTES("MZ is my name"), DRCODE_FORM_TEXT, NULL},
    {"png", BYTES("\x89PNG\r\n\x1a\n"), DRCODE_FORM_OTHER, "picture"},
    {"jpeg", BYTES("\xff\xd8\xff\xe0"), DRCODE_FORM_OTHER, "picture"},
};

static void finds(void **state)
{
    const struct form *row = *state;
    char *bytes = malloc(row->size + 1);
    const char *kind = "x";

    assert_non_null(bytes);
    memcpy(bytes, row->bytes, row->size);
    bytes = realloc(bytes, row->size ? row->size : 1); /* no byte more */
    assert_non_null(bytes);
    assert_int_equal(form_find(bytes, row->size, &kind), row->form);
    if (row->kind)
        assert_string_equal(kind, row->kind);
    else
        assert_null(kind);
    free(bytes);
}

/* A tar archive has its mark after the first name. */
static void finds_tar(void **state)
{
    char bytes[FORM_ROOM] = "week.csv";
    const char *kind;

    (void)state;
    memcpy(bytes + 257, "ustar", 6);
    assert_int_equal(form_find(bytes, sizeof bytes, &kind), DRCODE_FORM_PACKED);
    assert_string_equal(kind, "tar");
    assert_int_equal(form_find(bytes, 261, &kind), DRCODE_FORM_BYTES);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, forms, finds);
    add_test(&tests, "tar", finds_tar, NULL);
    return run_all(&tests, "form");
}
