# Writes an export of a usual week: 4,000 calls of four SBCs, most of them in office hours, of which
# some end because users are busy, do not answer or give up, and a few fail.
#
#   awk [-v day=N] [-v outage=1] -f tests/data/summary/week.awk
#
# The week starts on that day of March 2025, 3. With `outage`, what sbc-ffm1 should deliver on the
# fourth day from 9 to 13 o'clock fails, for it refuses connections.

# A number from 0 to n - 1. Not rand(), which differs between awks.
function pick(n) {
    seed = (seed * 16807) % 2147483647
    return int(seed / 7) % n
}

function hex(digits,    text) {
    for (text = ""; length(text) < digits;) text = text substr("0123456789abcdef", pick(16) + 1, 1)
    return text
}

# Prints a call that ended with codes and a phrase.
function call(sip, microsoft, phrase) {
    printf "2025-03-%02dT%02d:%02d:%02dZ,%s,%s,%s,%d,%d,%s,%s,%s-%s-4%s-8%s-%s\n", day + d, hour,
           int(minute), (minute * 60) % 60, inbound ? other : ours, inbound ? ours : other,
           inbound ? "ByotIn" : "ByotOut", sip, microsoft, phrase, sbc, hex(8), hex(4), hex(3),
           hex(3), hex(12)
}

BEGIN {
    day = day ? day : 3
    seed = 4711 + day
    split("sbc-ffm1.contoso.com sbc-ber1.contoso.com sbc-muc1.contoso.com sbc-par1.contoso.com", sbcs, " ")
    split("+496980100 +493080100 +498980100 +33170000", prefix, " ")
    print "Invite time,Caller Number,Callee Number,Call type,Final SIP code," \
          "Final Microsoft subcode,Final SIP Phrase,SBC FQDN,Correlation ID"
    for (i = 0; i < 4000; i++) {
        at = i / 4000 * 7 * 24
        d = int(at / 24)
        # two calls of three in the ten office hours of the first five days
        hour = int(at % 24)
        if (pick(3) && (hour < 8 || hour > 17)) hour = 8 + pick(10)
        if (d > 4 && pick(4)) d = pick(5)
        minute = pick(3600) / 60
        n = pick(4) + 1
        sbc = sbcs[n]
        inbound = pick(2)
        other = prefix[pick(10) ? n : pick(4) + 1] sprintf("%02d**", pick(100))
        ours = "+49695550" sprintf("%02d", pick(60))
        what = pick(1000)
        if (outage && n == 1 && d == 3 && hour >= 9 && hour < 13 && !inbound)
            call(504, 569002, "Unable to deliver INVITE: No connection could be made because the " \
                 "target machine actively refused it")
        else if (what < 50) call(486, 560486, "Busy Here")
        else if (what < 90 && inbound) call(487, 540487, "Request Terminated")
        else if (what < 120) call(480, 560480, "Temporarily Unavailable")
        else if (what < 128) call(484, 560484, "Invalid number format. SBC rejected the call")
        else if (what < 132) call(503, 560503, "Service unavailable. SBC undergoing maintenance " \
                                  "or temporarily overloaded")
        else if (inbound) call(0, 540000, "BYE")
        else call(200, 560000, "BYE")
    }
}
