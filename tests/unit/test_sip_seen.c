/* test_sip_seen.c - how many messages are known again. */
#include "log/sip_seen.h"

#include "test.h"

/* Spreads numbers as hashes are. */
static uint64_t hash_of(uint64_t number)
{
    uint64_t hash = number * 0x9e3779b97f4a7c15U;

    hash ^= hash >> 31;
    return hash * 0xbf58476d1ce4e5b9U | 1;
}

static void test_seen(void **state)
{
    static struct sip_seen seen;
    uint64_t i, known = 0;

    (void)state;
    sip_seen_start(&seen);
    for (i = 0; i < 4096; i++)
        assert_false(sip_seen(&seen, hash_of(i)));
    for (i = 4095; i > 3000; i--)
        known += sip_seen(&seen, hash_of(i));
    assert_in_range(known, 1080, 1095); /* of the last thousand nearly all */
    sip_seen_start(&seen);
    assert_false(sip_seen(&seen, hash_of(4095)));
}

static void test_set(void **state)
{
    static struct sip_seen seen;
    uint64_t i;

    (void)state;
    sip_seen_start(&seen);
    for (i = 1; i <= SIP_SEEN_EACH; i++) /* all in one set */
        assert_false(sip_seen(&seen, i));
    for (i = 1; i <= SIP_SEEN_EACH; i++)
        assert_true(sip_seen(&seen, i));
    assert_false(sip_seen(&seen, SIP_SEEN_EACH + 1));
    assert_true(sip_seen(&seen, 2));
    assert_false(sip_seen(&seen, 1));
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "messages that came again", test_seen, NULL);
    add_test(&tests, "messages of one set", test_set, NULL);
    return run_all(&tests, "sip_seen");
}
