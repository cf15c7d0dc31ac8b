/* test_region.c - how regions write dates. */
#include "cli/region.h"

#include "test.h"

static const struct locale {
    const char *name;
    enum time_order order;
} locales[] = {
    {"en_US.UTF-8", TIME_MONTH_FIRST},
    {"en-US", TIME_MONTH_FIRST},
    {"es_US", TIME_MONTH_FIRST},
    {"en_PH", TIME_MONTH_FIRST},
    {"EN_us", TIME_MONTH_FIRST},
    {"en_GB.UTF-8", TIME_DAY_FIRST},
    {"en-AU", TIME_DAY_FIRST},
    {"fr_FR", TIME_DAY_FIRST},
    {"fr", TIME_DAY_FIRST},
    {"fr.UTF-8", TIME_DAY_FIRST},
    {"de_DE@euro", TIME_DAY_FIRST},
    {"es", TIME_DAY_FIRST},
    {"it_IT", TIME_DAY_FIRST},
    {"pt-BR", TIME_DAY_FIRST},
    {"nl_BE", TIME_DAY_FIRST},
    {"en", TIME_OPEN},
    {"en.UTF-8", TIME_OPEN},
    {"en_CA", TIME_OPEN},
    {"fr_CA", TIME_OPEN},
    {"ja_JP", TIME_OPEN},
    {"zh-Hans-CN", TIME_OPEN},
    {"C", TIME_OPEN},
    {"C.UTF-8", TIME_OPEN},
    {"POSIX", TIME_OPEN},
    {"", TIME_OPEN},
    {"f", TIME_OPEN},
    {"17", TIME_OPEN},
    {"en_", TIME_OPEN},
    {"en_U", TIME_OPEN},
};

static void orders(void **state)
{
    const struct locale *row = *state;

    assert_int_equal(region_order(row->name), row->order);
}

static void orders_none(void **state)
{
    (void)state;
    assert_int_equal(region_order(NULL), TIME_OPEN);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, locales, orders);
    add_test(&tests, "no locale", orders_none, NULL);
    return run_all(&tests, "region");
}
