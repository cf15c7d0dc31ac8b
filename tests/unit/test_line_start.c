/* test_line_start.c - the time and the host at the start of lines of logs. */
#include "log/line_start.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct line {
    const char *text;
    const char *time, *host; /* "": none */
} lines[] = {
    {"", "", ""},
    {"a", "", ""},
    {"2", "", ""},

    /* syslog, RFC 3164 */
    {"Mar  4 09:01:00 sbc1 app[123]: x", "Mar  4 09:01:00", "sbc1"},
    {"Mar  4 09:01:00 sbc1 app: x", "Mar  4 09:01:00", "sbc1"},
    {"<133>Mar 14 09:01:00 sbc1 /usr/sbin/kamailio[1]: INFO: x", "Mar 14 09:01:00", "sbc1"},
    {"Mar  4 09:01:00 sbc-1.contoso.com x y", "Mar  4 09:01:00", "sbc-1.contoso.com"},
    {"Mar  4 09:01:00 192.0.2.10 [S=100] [SID=c62532:22:625]  x [Time:04-03@09:01:00.100]",
     "Mar  4 09:01:00", "192.0.2.10"},
    {"Mar  4 09:01:00 192.0.2.10 12345: 000123: *Mar  4 09:01:00.123: x", "Mar  4 09:01:00",
     "192.0.2.10"},
    {"Mar  4 09:01:00 2001:db8::1 app: x", "Mar  4 09:01:00", "2001:db8::1"},
    {"Nov 11 05:52:13 [34826] INFO:script: reply", "Nov 11 05:52:13", ""},
    {"Mar  4 09:01:00 x y z", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 app[1]: x: y", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 ERROR app: y", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 main INFO: y", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 sbc1 WARNING: y", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 sbc.a x", "Mar  4 09:01:00", "sbc.a"},
    {"Mar  4 09:01:00 .contoso x", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 contoso. x", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 192.0.2.10:5061 -> x", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 sbc1", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00.123 On [256:0]192.0.2.1:5061 sent to 192.0.2.2:5061", "Mar  4 09:01:00.123",
     ""},
    {"Mar  4 09:01:00 sbc1 app[1: x", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 s#1 app: x", "Mar  4 09:01:00", ""},
    {"Mar  4 09:01:00 information app: x", "Mar  4 09:01:00", "information"},

    /* RFC 5424 */
    {"<13>1 2025-03-04T09:01:00Z sbc1 app 12 - - x", "2025-03-04T09:01:00Z", "sbc1"},
    {"<13>1 2025-03-04T09:01:00.123456+01:00 sbc1.contoso.com app - ID1 - x",
     "2025-03-04T09:01:00.123456+01:00", "sbc1.contoso.com"},
    {"<0>1 2025-03-04T09:01:00Z x app x", "2025-03-04T09:01:00Z", "x"},
    {"<191>10 2025-03-04T09:01:00Z x app x", "2025-03-04T09:01:00Z", "x"},
    {"<>1 2025-03-04T09:01:00Z x app x", "2025-03-04T09:01:00Z", ""},
    {"<1910>1 2025-03-04T09:01:00Z x app x", "2025-03-04T09:01:00Z", ""},
    {"<13> 2025-03-04T09:01:00Z x app x", "2025-03-04T09:01:00Z", ""},
    {"<13>1 2025-03-04T09:01:00Z - app 12 - - x", "2025-03-04T09:01:00Z", ""},
    {"<13>1 - sbc1 app 12 - - x", "", ""},
    {"<13>2025-03-04T09:01:00Z sbc1 app x", "2025-03-04T09:01:00Z", ""},
    {"<x>1 2025-03-04T09:01:00Z sbc1 app x", "2025-03-04T09:01:00Z", ""},
    {"<13 2025-03-04T09:01:00Z sbc1 app x", "2025-03-04T09:01:00Z", ""},
    {"<13>x 2025-03-04T09:01:00Z sbc1 app x", "2025-03-04T09:01:00Z", ""},
    {"<13>0 2025-03-04T09:01:00Z sbc1 app x", "2025-03-04T09:01:00Z", ""},
    {"<13>1,2025-03-04T09:01:00Z sbc1 app x", "", ""},
    {"<13>1 x 2025-03-04T09:01:00Z sbc1 app x", "2025-03-04T09:01:00Z", ""},
    {"<13>1 2025-03-04T09:01:00Z x app x", "2025-03-04T09:01:00Z", "x"},

    /* the journal, rsyslog, containers */
    {"2025-03-04T09:01:00+0100 sbc1 kamailio[1]: x", "2025-03-04T09:01:00+0100", "sbc1"},
    {"Tue 2025-03-04 09:01:00 UTC sbc1 kamailio[1]: x", "Tue 2025-03-04 09:01:00 UTC", "sbc1"},
    {"1741078860.123456 sbc1 kamailio[1]: x", "1741078860.123456", "sbc1"},
    {"2025-03-04T09:01:00.123456789Z x: y", "2025-03-04T09:01:00.123456789Z", ""},
    {"sbc_1  | 2025-03-04T09:01:00Z INFO app: x", "2025-03-04T09:01:00Z", ""},
    {"2025-03-04 09:01:00,123 [main] ERROR app: x", "2025-03-04 09:01:00,123", ""},
    {"2025-03-04 09:01:00 sbc1 app: x", "2025-03-04 09:01:00", ""},
    {"INFO 2025-03-04 09:01:00.123 x", "2025-03-04 09:01:00.123", ""},
    {"time=\"2025-03-04T09:01:00Z\" level=info", "2025-03-04T09:01:00Z", ""},
    {"[20250304T090100Z] x", "20250304T090100Z", ""},
    {"[Tue Mar  4 09:01:00 2025] [error] x", "Tue Mar  4 09:01:00 2025", ""},

    /* SBCs */
    {"<133>[S=1718571] [SID=b9027c:24:198171]  (N  1) x [Time:04-03@09:01:10.123]",
     "04-03@09:01:10.123", ""},
    {"[S=1] [Time:x] a [Time:04-03@09:01:10.123] b [x]", "04-03@09:01:10.123", ""},
    {"[S=1] [Time:", "", ""},
    {"[S=1] [Time:04-03@09", "", ""},
    {"09/13 14:47:15.000  192.0.2.10  local0.notice  [S=1] x", "09/13 14:47:15.000", "192.0.2.10"},
    {"*Mar  4 09:01:00.123 UTC: //-1/xxxx/SIP/Msg/ccsipDisplayMsg:", "Mar  4 09:01:00.123 UTC", ""},
    {"000123: Mar  4 09:01:00.123 CET: //x", "Mar  4 09:01:00.123 CET", ""},
    {".Mar  4 2025 09:01:00: x", "Mar  4 2025 09:01:00", ""},
    {"127 03042025 090100.123456:1.01.00.00000.Info    .CC: x", "03042025 090100.123456", ""},

    /* captures, proxies */
    {"T 2025/03/04 09:01:00.123456 192.0.2.1:5061 -> 192.0.2.2:5061 [AP]",
     "2025/03/04 09:01:00.123456", ""},
    {"U +0.123456 192.0.2.1:5061 -> 192.0.2.2:5061", "", ""},
    {"09:01:00.123456 IP 192.0.2.1.5061 > 192.0.2.2.5061: SIP", "09:01:00.123456", ""},
    {"[09:01:00] x", "09:01:00", ""},
    {"recv 569015 bytes from tls/[192.0.2.24]:5061 at 03:25:41.238211:", "03:25:41.238211", ""},
    {"1741078860.123456 IP 192.0.2.1.5061 > 192.0.2.2.5061: SIP", "1741078860.123456", ""},
    {"192.0.2.1 - - [04/Mar/2025:09:01:00 +0100] \"GET /\"", "04/Mar/2025:09:01:00 +0100", ""},

    /* words before the first digit */
    {"Wednesday, September 24, 2025 09:01:00 x", "Wednesday, September 24, 2025 09:01:00", ""},
    {"a call of the gateway to the trunk failed. Wednesday,  September   4 2025 09:01:00",
     "Wednesday,  September   4 2025 09:01:00", ""},
    {"a word beyond which the next digit is far away, as it often is: Tue Mar  4 09:01:00 2025 x",
     "Tue Mar  4 09:01:00 2025", ""},
    {"a line whose room for the start of a time, one hundred and twenty-eight bytes, ends before a "
     "time that therefore is no longer one Mar 4 09:01:00 x",
     "", ""},

    /* no times */
    {"1555010020 560403 403", "", ""},
    {"1 560403 403", "", ""},
    {"x 09:01:00 y", "", ""},
    {"[SID=b9027c:24:198171]", "", ""},
    {"+2025-03-04 09:01:00", "", ""},
    {"1.2025-03-04 09:01:00", "", ""},
    {"x2025-03-04 09:01:00", "", ""},
    {"_2025-03-04 09:01:00", "", ""},
    {"Marvin 4 09:01:00 sbc1 app: x", "", ""},
};

static void reads(void **state)
{
    const struct line *row = *state;
    struct line_start start;
    size_t size;
    char *text = copy_bare(row->text, &size);

    line_start_read(text, size, &start);
    assert_int_equal(start.time_size, strlen(row->time));
    assert_int_equal(start.host_size, strlen(row->host));
    if (start.time_size > 0)
        assert_memory_equal(start.time, row->time, start.time_size);
    if (start.host_size > 0)
        assert_memory_equal(start.host, row->host, start.host_size);
    free(text);
}

/* A NUL is no mark of a name. */
static void reads_nul(void **state)
{
    static const char text[] = "Mar  4 09:01:00 sb\0c app\0: x";
    struct line_start start;

    (void)state;
    line_start_read(text, sizeof text - 1, &start);
    assert_int_equal(start.time_size, 15);
    assert_int_equal(start.host_size, 0);
}

/* A time counts that starts in the first bytes of a line. */
static void reads_the_start(void **state)
{
    static const char time[] = "2025-03-04 09:01:00";
    char text[LINE_START_ROOM + 40];
    struct line_start start;
    size_t at;

    (void)state;
    for (at = LINE_START_ROOM - 1; at <= LINE_START_ROOM; at++) {
        memset(text, ' ', sizeof text);
        memcpy(text + at, time, sizeof time - 1);
        line_start_read(text, sizeof text, &start);
        assert_int_equal(start.time_size, at < LINE_START_ROOM ? sizeof time - 1 : 0);
    }
}

static const char syslog_line[] = "Mar  4 09:01:00 sbc1 app: x";

static const struct adding {
    const char *name;
    const char *line;
    enum label label; /* that the record has before */
    const char *time, *sbc;
} addings[] = {
    {"adds time and host", syslog_line, LABEL_PHRASE, "Mar  4 09:01:00", "sbc1"},
    {"adds nothing", "x", LABEL_PHRASE, "", ""},
    {"keeps the SBC", syslog_line, LABEL_SBC, "Mar  4 09:01:00", "own"},
    {"keeps the time of the failure", syslog_line, LABEL_FAILURE, "", "sbc1"},
    {"keeps the time of the start", syslog_line, LABEL_START, "", "sbc1"},
    {"keeps the time of the invitation", syslog_line, LABEL_INVITE, "", "sbc1"},
    {"keeps the time of the end", syslog_line, LABEL_END, "", "sbc1"},
    {"keeps another time", syslog_line, LABEL_TIME, "own", "sbc1"},
};

static void adds(void **state)
{
    static struct record record;
    const struct adding *row = *state;

    record_start(&record, 1);
    record_set(&record, row->label, LABEL_COLUMN, "own", 3);
    line_start_add(row->line, strlen(row->line), &record);
    assert_int_equal(record.size[LABEL_TIME], strlen(row->time));
    assert_int_equal(record.size[LABEL_SBC], strlen(row->sbc));
    assert_memory_equal(record.text[LABEL_TIME], row->time, strlen(row->time));
    assert_memory_equal(record.text[LABEL_SBC], row->sbc, strlen(row->sbc));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lines, reads);
    ADD_ROWS(&tests, addings, adds);
    add_test(&tests, "a NUL", reads_nul, NULL);
    add_test(&tests, "the start of a line", reads_the_start, NULL);
    return run_all(&tests, "line_start");
}
