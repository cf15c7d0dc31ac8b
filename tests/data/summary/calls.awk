# Writes an export with some of everything, to test properties of summaries: calls of five weeks, in the
# order of their time.
#
#   awk [-v rows=N] [-v seed=N] -f tests/data/summary/calls.awk

# A number from 0 to n - 1. Not rand(), which differs between awks.
function pick(n) {
    seed = (seed * 16807) % 2147483647
    return int(seed / 7) % n
}

BEGIN {
    rows = rows ? rows : 640
    seed = seed ? seed : 4711
    codes = split("569002/504/Unable to deliver INVITE: No connection could be made because the " \
                  "target machine actively refused it|" \
                  "569002/504/|569002/504/|569002//|/504/|560408/408/|560484/484/Invalid number " \
                  "format. SBC rejected the call|560486/486/Busy Here|540487/487/|560999/408/|" \
                  "569002/408/|//Unable to deliver INVITE|10037//|560503/503/|0/0/BYE|" \
                  "540000/0/BYE|560000/200/BYE|560000/200/BYE|//", code, "|")
    sbcs = split("sbc1.contoso.com|sbc2.contoso.com|SBC3.contoso.com|sbc4.fabrikam.com|" \
                 "sbc5.fabrikam.com|sbc6.fabrikam.com|sbc7 & \303\251t\303\251|\351|others||", sbc, "|")
    numbers = split("+3319900****|+4420794601**|+4930901820**|+12425551***|+14255551***|+1425****|" \
                    "+99955512***|0033199001234|anonymous|sip:+33199001234@contoso.com|+|" \
                    "+41445556677|+32 2 555 12 12|+1 (876) 555-0100|", number, "|")
    types = split("dr_out|dr_out|dr_in|ByotIn|dr_out_for|", type, "|")
    print "Invite time,Caller Number,Callee Number,Call type,Final SIP code," \
          "Final Microsoft subcode,Final SIP Phrase,SBC FQDN"
    for (i = 0; i < rows; i++) {
        minute = int(i * 50400 / rows) + pick(30)
        day = int(minute / 1440)
        time = pick(9) ? sprintf("2025-%02d-%02dT%02d:%02d:%02dZ", day < 9 ? 2 : 3,
                                 day < 9 ? day + 20 : day - 8, int(minute / 60) % 24, minute % 60,
                                 pick(60)) : ""
        split(code[pick(codes) + 1], c, "/")
        printf "%s,%s,%s,%s,%s,%s,%s,%s\n", time, number[pick(numbers) + 1],
               number[pick(numbers) + 1], type[pick(types) + 1], c[2], c[1], c[3],
               sbc[pick(sbcs) + 1]
    }
}
