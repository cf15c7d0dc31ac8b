# Writes an export of the Teams admin center: 290 calls over two days, of which 50 ended with
# 569002/504, 30 with 560408/408, 10 with 560484/484 and 200 normally.
#
#   awk -f tests/data/summary/export.awk >export.csv
#   awk -v graph=1 -f tests/data/summary/export.awk >export.json    the same, as Microsoft Graph has it
#
# The first fails at one SBC alone from 02:00 on, the second in one country alone, the third is a
# number that is dialled wrong. One normal end in four is an inbound call.

function call(sip, code, phrase, sbc, callee, minute,    time, inbound, caller) {
    inbound = code == 540000
    caller = "+1425555" sprintf("%04d", ++calls % 40 + 100)
    if (inbound) {
        time = caller
        caller = callee
        callee = time
    }
    time = sprintf("2025-03-%02dT%02d:%02d:%02d", 4 + int(minute / 1440), int(minute / 60) % 24,
                   minute % 60, calls % 60)
    if (graph)
        printf "%s{\"callerNumber\":\"%s\",\"calleeNumber\":\"%s\",\"callType\":\"%s\"," \
               "\"inviteDateTime\":\"%s.105Z\",\"finalSipCode\":%d,\"callEndSubReason\":%d," \
               "\"finalSipCodePhrase\":\"%s\",\"trunkFullyQualifiedDomainName\":\"%s\"}", \
               (calls > 1 ? ",\n" : ""), caller, callee, inbound ? "ByotIn" : "ByotOut", time, sip, \
               code, phrase, sbc
    else
        printf "%s,%s,%s,%s,%d,%d,%s,%s\n", time ".1050000Z", caller, callee, \
               inbound ? "dr_in" : "dr_out", sip, code, phrase, sbc
}

BEGIN {
    split("sbc1.contoso.com sbc2.contoso.com sbc3.contoso.com", sbc, " ")
    split("+3319900**** +4420794601** +4930901820**", number, " ")
    if (graph)
        print "{\"value\":["
    else
        print "Invite time,Caller Number,Callee Number,Call type,Final SIP code," \
              "Final Microsoft subcode,Final SIP Phrase,SBC FQDN"
    for (i = 0; i < 200; i++) {
        call(i % 4 ? 200 : 0, i % 4 ? 560000 : 540000, "BYE", sbc[i % 3 + 1],
             number[int(i / 3) % 3 + 1], 420 + 9 * i)
        if (i % 4 == 0)
            call(504, 569002, "Unable to deliver INVITE: No connection could be made because the " \
                 "target machine actively refused it", sbc[i % 48 ? 2 : 1], number[int(i / 4) % 3 + 1],
                 1560 + int(i * i / 50))
        if (i % 20 < 3)
            call(408, 560408, "SBC indicated that the user did not respond (request timeout)",
                 sbc[i % 3 + 1], number[i % 10 ? 2 : 3], 450 + 9 * i)
        if (i % 20 == 5)
            call(484, 560484, "Invalid number format. SBC rejected the call", "sbc3.contoso.com",
                 i % 40 == 5 ? "0049309018**" : number[1], 600 + 7 * i)
    }
    if (graph)
        print "\n]}"
}
