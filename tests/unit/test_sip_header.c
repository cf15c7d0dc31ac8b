/* test_sip_header.c - which header a name is, and what addresses say. */
#include <stdlib.h>
#include <string.h>

#include "log/sip_header.h"
#include "test.h"

static const struct name {
    const char *name;
    enum sip_header header;
} names[] = {
    {"Via", SIP_VIA},
    {"VIA", SIP_VIA},
    {"v", SIP_VIA},
    {"f", SIP_FROM},
    {"t", SIP_TO},
    {"I", SIP_CALL_ID},
    {"CSEQ", SIP_CSEQ},
    {"m", SIP_CONTACT},
    {"Record-Route", SIP_ROUTE},
    {"Reason", SIP_REASON},
    {"Reasons", SIP_UNKNOWN},
    {"server", SIP_AGENT},
    {"X-MS-Conversation-ID", SIP_CONVERSATION},
    {"Content-Length", SIP_OTHER},
    {"X-New", SIP_UNKNOWN},
    {"", SIP_UNKNOWN},
};

static void test_name(void **state)
{
    const struct name *row = *state;
    size_t size;
    char *text = copy_bare(row->name, &size);

    assert_int_equal(sip_header_of(text, size), row->header);
    free(text);
}

static const struct address {
    const char *value, *user, *host;
} addresses[] = {
    {"<sip:+15550100200@sbc1.contoso.com:5061;user=phone>;tag=1", "+15550100200",
     "sbc1.contoso.com"},
    {"\"User <sip:x@y>\"<sip:+15550100200@sbc1.contoso.com>", "+15550100200", "sbc1.contoso.com"},
    {"\"a\\\"b\" <SIPS:bob@contoso.com>", "bob", "contoso.com"},
    {"\"not closed", "", ""},
    {"sip:bob@192.0.2.1", "bob", "192.0.2.1"},
    {"gossip:x sip:bob@contoso.com", "bob", "contoso.com"},
    {"<sip:+15550100200;phone-context=contoso.com@sbc1.contoso.com>", "+15550100200",
     "sbc1.contoso.com"},
    {"<sip:bob:secret@contoso.com>", "bob", "contoso.com"},
    {"<tel:+15550100200;ext=1>", "+15550100200", ""},
    {"<sip:sbc1.contoso.com;transport=tls>", "", "sbc1.contoso.com"},
    {"<sip:[2001:db8::1]:5061>", "", "[2001:db8::1]"},
    {"<sip:[2001:db8", "", ""},
    {"INVITE sip:+15550100201@sip.pstnhub.microsoft.com:5061 SIP/2.0", "+15550100201",
     "sip.pstnhub.microsoft.com"},
    {"sip:", "", ""},
    {":bob@contoso.com", "", ""},
    {"p:bob@contoso.com", "", ""},
    {"x: sip:bob@contoso.com", "bob", "contoso.com"},
    {"\"a\\", "", ""},
    {"\"a\\\\\" <sip:bob@contoso.com>", "bob", "contoso.com"},
    {"\"a\\\" sip:x@y\" <sip:bob@contoso.com>", "bob", "contoso.com"},
    {"sip:bob", "", "bob"},
    {"sip:bob@", "bob", ""},
    {"TEL:100", "100", ""},
    {"hotel:1 tel:2", "2", ""},
    {"sip:[2001:db8::1]", "", "[2001:db8::1]"},
    {"<sips:[2001:db8::1];transport=tls>", "", "[2001:db8::1]"},
    {"User One", "", ""},
    {"", "", ""},
};

static void expect(const char *text, size_t size, const char *expected)
{
    assert_int_equal(size, strlen(expected));
    if (size > 0)
        assert_memory_equal(text, expected, size);
}

static void test_address(void **state)
{
    const struct address *row = *state;
    struct sip_address address;
    size_t size;
    char *text = copy_bare(row->value, &size);

    sip_address_read(text, size, &address);
    expect(address.user, address.user_size, row->user);
    expect(address.host, address.host_size, row->host);
    free(text);
}

static const struct via {
    const char *value, *host;
} vias[] = {
    {"SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK", "sbc1.contoso.com"},
    {"SIP / 2.0 / UDP sbc1.contoso.com: 4000;ttl=16", "sbc1.contoso.com"},
    {"SIP/2.0/TLS [2001:db8::1]:5061", "[2001:db8::1]"},
    {"SIP/2.0/TLS", ""},
    {"SIP/2.0/TLS ", ""},
    {"SIP/2.0/", ""},
    {"SIP/2.0/ TLS\t sbc1.contoso.com", "sbc1.contoso.com"},
    {"SIP/2.0", ""},
    {"", ""},
};

static void test_via(void **state)
{
    const struct via *row = *state;
    struct sip_address address;
    size_t size;
    char *text = copy_bare(row->value, &size);

    sip_via_read(text, size, &address);
    expect(address.host, address.host_size, row->host);
    free(text);
}

static const struct host {
    const char *host;
    bool teams, name;
} hosts[] = {
    {"sip.pstnhub.microsoft.com", true, true},
    {"SIP3.PSTNHUB.MICROSOFT.COM", true, true},
    {"sip-all.pstnhub.microsoft.com", true, true},
    {"api-du-c-euwe.pstnhub.microsoft.com", true, true},
    {"pstnhub.microsoft.com", true, true},
    {"sip.pstnhub.dod.teams.microsoft.us", true, true},
    {"sip.pstnhub.gov.teams.microsoft.us", true, true},
    {"teams.microsoft.com", true, true},
    {"myteams.microsoft.com", false, true},
    {"teams.microsoft.com.example.net", false, true},
    {"sip.pstnhub.example.com", false, true},
    {"pstnhub-sbc.contoso.com", false, true},
    {"www.microsoft.com", false, true},
    {"sbc1.contoso.com", false, true},
    {"192.0.2.1", false, false},
    {"[2001:db8::1]", false, false},
    {"localhost", false, false},
    {"host of contoso.com", false, false},
    {"/contoso.com", false, false},
    {"1.2.3.x", false, true},
    {"sbc-1.contoso.invalid", false, false},
    {"x.invalidated", false, true},
    {"anonymous.invalid", false, false},
    {"", false, false},
};

static void test_host(void **state)
{
    const struct host *row = *state;
    size_t size;
    char *text = copy_bare(row->host, &size);

    assert_int_equal(sip_host_is_teams(text, size), row->teams);
    assert_int_equal(sip_host_is_name(text, size), row->name);
    free(text);
}

static const struct agent {
    const char *value;
    bool teams;
} agents[] = {
    {"Microsoft.PSTNHub.SIPProxy v.2025.3.4.1 i.EUWE.2", true},
    {"Microsoft.Teams.SIPSBA v.2022.6.14.1", true},
    {"Mediant VE SBC/v.7.40A.500", false},
    {"RTCC/7.0.0.0 MediationServer", false},
    {"", false},
};

static void test_agent(void **state)
{
    const struct agent *row = *state;
    size_t size;
    char *text = copy_bare(row->value, &size);

    assert_int_equal(sip_agent_is_teams(text, size), row->teams);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, names, test_name);
    ADD_ROWS(&tests, addresses, test_address);
    ADD_ROWS(&tests, vias, test_via);
    ADD_ROWS(&tests, hosts, test_host);
    ADD_ROWS(&tests, agents, test_agent);
    return run_all(&tests, "sip_header");
}
