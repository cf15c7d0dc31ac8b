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
    {"a documented phrase", "outgoing TLS negotiation failed; HRESULT=0x80090325", 1, true},
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
    assert_string_equal(found->sbc, "sbc1.contoso.com");
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, numbers, masks_a_number);
    add_test(&tests, "a long domain is cut", a_long_domain_is_cut, NULL);
    ADD_ROWS(&tests, phrases, masks_a_phrase);
    add_test(&tests, "a finding", masks_a_finding, NULL);
    return run_all(&tests, "mask");
}
