/* test_sip_field.c - Wireshark's fields of SIP messages. */
#include "log/sip_field.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct name {
    const char *name;
    enum sip_field field;
    enum sip_header header;
} names[] = {
    {"sip.Status-Line", SIP_FIELD_LINES, SIP_UNKNOWN},
    {"sip.Request-Line", SIP_FIELD_LINES, SIP_UNKNOWN},
    {"sip.msg_hdr", SIP_FIELD_LINES, SIP_UNKNOWN},
    {"sip_sip_Status-Line", SIP_FIELD_LINES, SIP_UNKNOWN},
    {"sip.From", SIP_FIELD_HEADER, SIP_FROM},
    {"sip_sip_Call-ID", SIP_FIELD_HEADER, SIP_CALL_ID},
    {"sip.from.user", SIP_FIELD_OTHER, SIP_UNKNOWN},
    {"sip_code", SIP_FIELD_NONE, SIP_UNKNOWN},
    {"sipCode", SIP_FIELD_NONE, SIP_UNKNOWN},
    {"From", SIP_FIELD_NONE, SIP_UNKNOWN},
    {"", SIP_FIELD_NONE, SIP_UNKNOWN},
};

static void test_name(void **state)
{
    const struct name *row = *state;
    size_t size;
    char *text = copy_bare(row->name, &size);

    assert_int_equal(sip_field_of(text, size), row->field);
    assert_int_equal(sip_field_header(text, size), row->header);
    free(text);
}

static const struct element {
    const char *text;
    bool part;
    enum sip_header header;
    const char *value;
} elements[] = {
    {"  <field name=\"sip.From\" showname=\"From: a\" show=\"a\" value=\"61\"/>", true, SIP_FROM,
     "a"},
    {"<field show=\"b &quot;c&quot;\" name=\"sip.To\">", true, SIP_TO, "b &quot;c&quot;"},
    {"<field name=\"sip.To\" show=\"cut", true, SIP_UNKNOWN, NULL},
    {"<field name=\"sip.to.tag\" show=\"x\"/>", true, SIP_UNKNOWN, NULL},
    {"<field show=\"Media\"/>", true, SIP_UNKNOWN, NULL},
    {"</field>", true, SIP_UNKNOWN, NULL},
    {"</proto>", false, SIP_UNKNOWN, NULL},
    {"   </fiel", false, SIP_UNKNOWN, NULL},
    {"<packet>", false, SIP_UNKNOWN, NULL},
    {"", false, SIP_UNKNOWN, NULL},
};

static void test_element(void **state)
{
    const struct element *row = *state;
    struct sip_line line = {.header = SIP_UNKNOWN};
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(sip_field_read(text, size, &line), row->part);
    assert_int_equal(line.header, row->header);
    if (row->value) {
        assert_int_equal(line.size, strlen(row->value));
        assert_memory_equal(line.value, row->value, line.size);
    }
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, names, test_name);
    ADD_ROWS(&tests, elements, test_element);
    return run_all(&tests, "sip_field");
}
