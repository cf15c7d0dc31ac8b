/* Tests of mask.c: what of numbers, users and phrases may be passed on. */
#include "print/mask.h"

#include <string.h>

#include "test.h"

static const struct number {
    const char *name, *text, *masked;
} numbers[] = {
    {"a number of North America", "+15550100001", "+1********01"},
    {"a number of Germany", "+4930901820", "+49******20"},
    {"a number of the Bahamas", "+12425550123", "+1242*****23"},
    {"blanks, dots and brackets", "+33 (0)1.40-00 00 42", "+33 (*)*.**-** ** 42"},
    {"a number that is masked already", "+15550199***", "+1**********"},
    {"a number that is masked with letters", "+1555XXXX", "+1*****XX"},
    {"a number without a plus sign", "01632960001", "*********01"},
    {"an extension", "1001", "**01"},
    {"an emergency number", "112", "*12"},
    {"two digits", "17", "17"},
    {"a country that is not known", "+99955501234", "+*********34"},
    {"a SIP URI", "sip:+15550100001@sbc1.contoso.com;user=phone",
     "sip:+1********01@sbc1.contoso.com"},
    {"a SIPS URI", "SIPS:+15550100001@192.0.2.1:5061>", "SIPS:+1********01@192.0.2.1:5061"},
    {"a tel URI", "tel:+15550100001;phone-context=x", "tel:+1********01"},
    {"a tel URI with another number", "tel:+15550100001,+15550100002", "tel:+1********01"},
    {"a user", "alice@contoso.com", "***@contoso.com"},
    {"a SIP URI of a user", "sip:alice@contoso.com", "sip:***@contoso.com"},
    {"a name", "Alice Adams", "***"},
    {"a name with a number", "Alice +15550100001", "***"},
    {"nothing", "", "***"},
    {"an address without a user", "@contoso.com", "***@contoso.com"},
    {"digits without an end",
     "+1555010000155501000015550100001555010000155501000015550100001555010000", "***"},
};

static void masks_a_number(void **state)
{
    const struct number *row = *state;
    char masked[MASK_ROOM];

    mask_number(drcode_builtin(), row->text, masked);
    assert_string_equal(masked, row->masked);
}

static const struct call_id {
    const char *name, *text, *masked;
} call_ids[] = {
    {"a GUID", "12345678-9012-3456-7890-123456789012", "12345678-9012-3456-7890-123456789012"},
    {"a GUID and a host", "0a1b2c3d-0000-4e89-bae3-000000000001@sbc1.contoso.com",
     "0a1b2c3d-0000-4e89-bae3-000000000001@***"},
    {"a number and an address", "+15550100001@192.0.2.17", "+*********01@***"},
    {"a number between marks", "call-15550100001-17@a", "call-*********01-17@***"},
    {"an address without a host", "8f3a.192.0.2.17_5061", "8f3a.***_5061"},
    {"an address alone", "192.0.2.17", "***"},
    {"no address", "1.2.3-1.2.3.4444", "1.2.3-1.2.3.4444"},
    {"an identifier of letters and digits", "3c26700857a87f84@[2001:db8::1]:5060",
     "3c26700857a87f84@***"},
    {"six digits", "123456", "123456"},
    {"seven digits", "1234567", "*****67"},
    {"fifteen digits", "123456789012345", "*************45"},
    {"sixteen digits", "1234567890123456", "1234567890123456"},
    {"a host alone", "@sbc1", "@***"},
    {"nothing", "", ""},
};

static void masks_a_call_id(void **state)
{
    const struct call_id *row = *state;
    char masked[MASK_ROOM];

    mask_call_id(row->text, masked);
    assert_string_equal(masked, row->masked);
}

/* What does not fit is left out, with the word that it is in. */
static void a_long_call_id_is_cut(void **state)
{
    char text[2 * MASK_ROOM], masked[MASK_ROOM];
    size_t size;

    (void)state;
    for (size = 0; size + 4 < sizeof text; size += 4)
        memcpy(text + size, "1234", 4);
    text[size] = '\0';
    text[40] = text[60] = text[70] = '.';
    mask_call_id(text, masked);
    assert_int_equal(strlen(masked), 71);
    text[MASK_ROOM - 8] = '@';
    text[MASK_ROOM - 10] = '-';
    mask_call_id(text, masked);
    assert_int_equal(strlen(masked), MASK_ROOM - 4);
    assert_string_equal(masked + MASK_ROOM - 8, "@***");
}

static void a_long_domain_is_cut(void **state)
{
    char text[2 * MASK_ROOM], masked[MASK_ROOM];

    (void)state;
    memset(text, 'a', sizeof text);
    memcpy(text, "bob@", 4);
    text[sizeof text - 1] = '\0';
    mask_number(drcode_builtin(), text, masked);
    assert_int_equal(strlen(masked), MASK_ROOM - 1);
    assert_memory_equal(masked, "***@aaa", 7);
}

static const struct phrase {
    const char *name, *text;
    size_t count; /* of entries */
    bool kept;
} phrases[] = {
    {"a reason", "Trunk 3 is down (cause 34)", 0, true},
    {"a reason with a number", "No route to +1 555 010 0001", 0, false},
    {"a reason with a user", "alice@contoso.com has no licence", 0, false},
    {"a reason with a number, and entries", "No route to +1 555 010 0001", 2, false},
    {"a reason, and entries", "No route", 2, true},
    {"no phrase", NULL, 0, false},
};

static void masks_a_phrase(void **state)
{
    const struct phrase *row = *state;
    const struct drcode_finding finding = {.answer = {.count = row->count}, .phrase = row->text};
    struct masked masked;

    assert_true(mask_finding(&masked, drcode_builtin(), &finding)->phrase ==
                (row->kept ? row->text : NULL));
}

static void masks_a_finding(void **state)
{
    const struct drcode_finding finding = {.text = "alice called",
                                           .text_size = 12,
                                           .row = true,
                                           .line = 7,
                                           .caller = "+15550100001",
                                           .callee = "alice@contoso.com",
                                           .user = "bob@example.com",
                                           .call_id = "17@sbc1.contoso.com",
                                           .correlation = "0a1b",
                                           .sbc = "sbc1.contoso.com"};
    struct masked masked;
    const struct drcode_finding *found = mask_finding(&masked, drcode_builtin(), &finding);

    (void)state;
    assert_null(found->text);
    assert_int_equal(found->text_size, 0);
    assert_false(found->row);
    assert_int_equal(found->line, 7);
    assert_string_equal(found->caller, "+1********01");
    assert_string_equal(found->callee, "***@contoso.com");
    assert_string_equal(found->user, "***@example.com");
    assert_string_equal(found->call_id, "17@***");
    assert_string_equal(found->correlation, "0a1b");
    assert_string_equal(found->sbc, "sbc1.contoso.com");
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, numbers, masks_a_number);
    add_test(&tests, "a long domain is cut", a_long_domain_is_cut, NULL);
    ADD_ROWS(&tests, call_ids, masks_a_call_id);
    add_test(&tests, "a long Call-ID is cut", a_long_call_id_is_cut, NULL);
    ADD_ROWS(&tests, phrases, masks_a_phrase);
    add_test(&tests, "a finding", masks_a_finding, NULL);
    return run_all(&tests, "mask");
}
