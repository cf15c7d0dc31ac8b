/*
 * sip.c - lines of SIP messages in whatever wrapping, as a log, read in two ways that must find the
 * same: in pieces, skipping lines that cannot matter; and at once, reading each line.
 *
 * A byte of the input is a line of the table below, a prefix of lines or itself.
 */
#include <stdlib.h>

#include "../unit/plain.c"

#define GUID "5e19725b-0000-4e89-bae3-000000000001;"

static const char *const parts[] = {
    "\n",
    "\r\n",
    "#012",
    "#015#012",
    "\\r\\n",
    " ",
    "SIP/2.0 503 Service Unavailable",
    "SIP/2.0 486 Busy Here",
    "SIP/2.0 200 OK",
    "SIP/2.0 401 Unauthorized",
    "BYE sip:+15550100201@sbc1.contoso.com SIP/2.0",
    "CSeq: 1 INVITE",
    "CSEQ: 2 BYE",
    "Call-ID: 1",
    "i: 2",
    "To: <sip:+15550100201@sip.pstnhub.microsoft.com>",
    "From: \"a\" <sip:b%2Bc@sbc1.contoso.com>",
    "Via: SIP/2.0/TLS sbc2.contoso.com",
    "SERVER: Microsoft.PSTNHub.SIPProxy",
    "Reason: Q.850;cause=34;text=\"" GUID "No circuit of the trunk is free\"",
    "Reason: Q.850;cause=31;text=\"" GUID "No callee endpoints",
    " were found\"",
    " [Time:04-03@09:00:01.123]",
    "X-MS-Conversation-Id: " GUID,
    "Content-Length: 0",
    "10:00:01 ",
    "[S=1] [SID=a:1]  ",
    "2025-03-04T09:00:01.5Z stdout F ",
    "recv 12 bytes at 10:00:03:",
    "    Status-Line: ",
    "        ",
    "Session Initiation Protocol (503)",
    "<field name=\"sip.Status-Line\" show=\"SIP/2.0 503 x\">",
    "<field name=\"sip.To\" show=\"&lt;sip:a@teams.microsoft.com&gt;\">",
    "<field name=\"sip.CSeq\" show=\"1 INVITE\"/>",
    "</field>",
    "</proto>",
    "{\"log\":\"",
    "\\\"",
    "\",\"stream\":\"stdout\"}",
    "[{\"sip\":{\"sip.Status-Line\":\"",
    "\",\"sip.CSeq\":\"1 INVITE\",\"sip.To\":\"<sip:a@teams.microsoft.com>\"}}",
    ",\n",
    "]",
    "SubCode : 569002",
    "FinalSipCode : 504",
    "569002 504",
    "Final SIP code,Final Microsoft subcode",
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct buffer text, found, expected;
    static struct drcode_scanner *scanner, *plain;
    const struct drcode_scanner_calls calls = {.found = plain_show, .context = &found};
    size_t at, part;

    if (!scanner) {
        scanner = drcode_scanner_new(drcode_builtin(), &calls);
        plain = plain_new(&expected);
    }
    if (!scanner || !plain)
        abort();
    text.size = found.size = expected.size = 0;
    for (at = 0; at < size; at++) {
        if (bytes[at] >= 0x80 && bytes[at] - 0x80U < sizeof parts / sizeof *parts)
            buffer_string(&text, parts[bytes[at] - 0x80U]);
        else
            buffer_char(&text, (char)bytes[at]);
    }
    for (at = 0; at < text.size; at += part) {
        part = 1 + bytes[at % size] * 16U;
        part = part < text.size - at ? part : text.size - at;
        drcode_scan(scanner, text.data + at, part);
    }
    drcode_scan_end(scanner);
    drcode_scan(plain, text.size > 0 ? text.data : "", text.size);
    drcode_scan_end(plain);
    if (found.size != expected.size ||
        (found.size > 0 && memcmp(found.data, expected.data, found.size) != 0)) {
        fprintf(stderr, "found %.*s\nexpected %.*s\n", (int)found.size, found.data,
                (int)expected.size, expected.data);
        abort();
    }
    return 0;
}
