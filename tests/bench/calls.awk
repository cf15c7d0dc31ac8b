# calls.awk - a log of calls: what SBCs and servers write, or exported records.
#
#   drcode --list --tsv | awk -F '\t' -v kind=KIND -v share=N -v room=BYTES -f random.awk \
#       -f calls.awk
#
# KIND is log, csv, graph-lines, graph-pretty or graph-one-line. N of 1000 lines or records say how a
# call failed, in one of the shapes in which that is met. How many these are goes to the file
# `planted_file`, if it is set.

function number() {
    return sprintf("+1555%07d", below(10000000))
}
function sbc() {
    return "sbc" 1 + below(9) ".example.com"
}
function address() {
    return "192.0.2." 1 + below(250)
}
# Six digits that are no code: now and then those of one.
function six() {
    return below(50) ? between(100000, 1000000) : 500000 + (code[1 + below(count)] + 500000) % 500000
}
function day_time(   s) {
    clock += 1 + below(4000)
    s = int(86400 * bytes / room)
    return sprintf("%02d:%02d:%02d", s / 3600 % 24, s / 60 % 60, s % 60)
}
function moment() {
    return day_time() "." (below(50) ? sprintf("%06d", clock % 1000000) : six())
}
function emit(text) {
    if (kind == "graph-one-line")
        printf "%s", text
    else
        print text
    bytes += length(text) + 1
    lines += 1 + gsub(/\n/, "\n", text)
}

function description(end) {
    return "CONTENT-TYPE: application/sdp" end end "v=0" end "o=- " six() " 1 IN IP4 " address() end \
        "s=session" end "c=IN IP4 " address() end "t=0 0" end \
        "m=audio " between(49152, 53248) " RTP/SAVP 104 9 103 111 18 0 8 97 101 13 118" end \
        "a=rtcp:" between(49152, 53248) end "a=ice-ufrag:" hex(4) end "a=ice-pwd:" hex(24) end \
        "a=candidate:1 1 UDP 2130706431 " address() " " between(49152, 53248) " typ srflx raddr 10.0.139.21 rport 50612" end \
        "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" hex(40) "|2^31" end \
        "a=rtpmap:104 SILK/16000" end "a=rtpmap:101 telephone-event/8000" end "a=sendrecv" end
}
# A SIP message as a trace shows it, its lines ended by `end`.
function message(first, method, reason, end,   host, peer, id) {
    host = sbc()
    peer = address()
    id = hex(32)
    return first (first ~ /^SIP/ ? "" : " sip:" number() "@" host ":5061;user=phone;transport=tls SIP/2.0") end \
        "FROM: User " below(1000) "<sip:" number() "@sip.pstnhub.microsoft.com:5061;user=phone>;tag=" hex(32) end \
        "TO: <sip:" number() "@" host ":5061>;user=phone;tag=1c" between(100000000, 1000000000) end \
        "CSEQ: " six() " " method end "CALL-ID: " id end "MAX-FORWARDS: 70" end \
        "VIA: SIP/2.0/TLS " peer ":5061;branch=z9hG4bK" hex(8) ";rport=" between(1024, 65535) end \
        (reason == "" ? "" : "REASON: Q.850;cause=" reason end) \
        "CONTACT: <sip:api-du-" substr("abcdef", 1 + below(6), 1) "-euwe.pstnhub.microsoft.com:443;x-i=" guid() ";x-c=" id "/d/8/" hex(32) ">" end \
        "ALLOW: INVITE,ACK,OPTIONS,CANCEL,BYE,NOTIFY" end \
        (method == "INVITE" && reason == "" && below(2) ? description(end) : "CONTENT-LENGTH: 0" end) \
        "SERVER: Microsoft.PSTNHub.SIPProxy v.2025.3." below(30) "." below(9) " i.EUWE." below(9)
}
# The message in a trace of many lines, or in one line of syslog.
function traced(first, method, reason, one_line,   text) {
    if (one_line)
        return "<133>[S=" between(1000000, 10000000) "] [SID=" hex(6) ":" below(99) ":" six() "]  (N  " between(1000000, 10000000) \
            ") ---- Incoming SIP Message from " address() ":" between(1024, 65535) " to SIPInterface #2 (Teams) TLS TO(#" below(500) \
            ") SocketID(" below(500) ") ---- #012" message(first, method, reason, " #012") "  [Time:04-03@" moment() "]"
    text = message(first, method, reason, "\n")
    return "recv " length(text) " bytes from tls/[" address() "]:5061 at " moment() ":\n" \
        "------------------------------------------------------------------------\n" \
        text "\n------------------------------------------------------------------------"
}
function sip_message(   n, one_line) {
    n = below(100)
    one_line = below(2)
    if (n < 30)
        return traced("SIP/2.0 200 OK", "OPTIONS", "", one_line)
    if (n < 55)
        return traced("OPTIONS", "OPTIONS", "", one_line)
    if (n < 75)
        return traced("INVITE", "INVITE", "", one_line)
    if (n < 85)
        return traced("SIP/2.0 183 Session Progress", "INVITE", "", one_line)
    if (n < 90)
        return traced("SIP/2.0 486 Busy Here", "INVITE", "17;text=\"User busy\"", one_line)
    return traced("BYE", "BYE", "16;text=\"" guid() ";CallEndReasonLocalUserInitiated\"", one_line)
}
function system_line(   n) {
    n = below(8)
    if (n == 0)
        return "Mar  4 " day_time() " proxy" below(4) " /usr/sbin/kamailio[" between(1000, 32768) "]: DEBUG: <core> [msg_translator.c:2246]: generate_res_buf_from_sip_res(): copied size: orig:" below(900) ", new: " below(90) ", rest: " below(900)
    if (n == 1)
        return "Mar  4 " day_time() " proxy" below(4) " opensips[" between(1000, 32768) "]: ERROR:tm:msg_send: send() to " address() ":5061 for proto tls/3 failed after " six() " us"
    if (n == 2)
        return "Mar  4 " day_time() " gw" below(4) " sshd[" between(300, 600) "]: Connection closed by " address() " port " between(40000, 60000) " [preauth]"
    if (n == 3)
        return "<134>[S=" between(1000000, 10000000) "] [SID=" hex(6) ":" below(99) ":" six() "]  (N  " six() ")  RTP statistics: packets sent " six() ", received " six() ", lost " below(9) ", jitter " below(60) " ms"
    if (n == 4)
        return "Mar  4 " day_time() " gw" below(4) " kernel: [" six() "." six() "] usb 1-1: new high-speed device number " below(600)
    if (n == 5)
        return "Mar  4 " day_time() " gw" below(4) " media[" between(300, 600) "]: session " six() " closed, " six() " bytes in, " six() " bytes out, port " between(49152, 53248) ", peer " number()
    if (n == 6)
        return "Mar  4 " day_time() " gw" below(4) " monitor: uptime " six() " s, sequence " six() ", " below(600) " calls, " below(64) " trunks, status " (below(9) ? "ok" : "error") ", code " below(4)
    return "Mar  4 " day_time() " gw" below(4) " tls[" between(300, 600) "]: connection " hex(8) " to " sbc() " established, cipher ECDHE-RSA-AES256-GCM-SHA384, ticket " six()
}
function access_line() {
    return address() " - - [04/Mar/2025:" day_time() " +0000] \"GET /recordings/" hex(12) ".wav HTTP/1.1\" " \
        substr("200206304403404480500503504", 1 + 3 * below(9), 3) " " six() " \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Gecko/" hex(6) "\""
}
function program_line(   n) {
    n = below(3)
    if (n == 0)
        return "2025-03-04 " moment() " [NOTICE] sofia.c:" between(100, 9999) " Hangup sofia/external/" number() " [CS_CONSUME_MEDIA] [NORMAL_CLEARING]"
    if (n == 1)
        return "2025-03-04T" moment() "Z INFO worker " between(300, 600) " job " six() " done in " below(900) " ms, result " guid()
    return "2025-03-04T" moment() "Z DEBUG router: call " hex(16) " from " number() " to " number() " matched route " below(40) ", sequence " six()
}
function decoy(   n) {
    n = below(100)
    return n < 20 ? sip_message() : n < 55 ? system_line() : n < 80 ? access_line() : program_line()
}

# Says what an entry says, in one of the shapes in which it is met.
function evidence(   n, e, head) {
    n = below(6)
    do
        e = 1 + below(count)
    while (code[e] < 1000 || sip[e] == "" || (n == 2 && length(code[e]) != 6) || (n == 3 && length(phrase[e]) < 30))
    head = "2025-03-04T" moment() "Z WARN " sbc() " call " hex(16)
    if (n == 0)
        return head " Call end reason: code: " sip[e] ", subcode: " code[e]
    if (n == 1)
        return head " ended. DiagCode: " sip[e] "#" code[e] ".@"
    if (n == 2)
        return head " failed " code[e] " " sip[e] " by the service"
    if (n == 3)
        return head " failed: " phrase[e]
    return traced("SIP/2.0 " sip[e] " " reason[e], "INVITE", "41;text=\"" guid() ";" phrase[e] "\"", n == 4)
}

function quoted(text) {
    gsub(/"/, kind == "csv" ? "\"\"" : "\\\"", text)
    return kind != "csv" || text ~ /[",]/ ? "\"" text "\"" : text
}
function csv_record(e, from) {
    return guid() "," guid() ",user" below(5000) "@example.com,User " below(5000) ",FR," from ".1230000Z," from ".4560000Z," \
        (e ? from ".9990000Z,,0,No," : "," from ".9990000Z," below(600) ",Yes,") \
        number() "," number() ",dr_" (below(2) ? "out" : "in") ",EUWE,EUNO," \
        (e ? sip[e] "," code[e] "," quoted(phrase[e]) : "0,540000,BYE") "," sbc() ",No," guid()
}
function member(name, value) {
    return (name == "id" ? "" : ",") (kind == "graph-pretty" ? "\n      \"" name "\": " : "\"" name "\":") value
}
function text_member(name, value) {
    return member(name, "\"" value "\"")
}
function number_or_null(text) {
    return text == "" ? "null" : text
}
function graph_record(e, from) {
    return (kind == "graph-pretty" ? "    {" : "{") text_member("id", guid()) text_member("correlationId", guid()) text_member("userId", guid()) \
        text_member("userPrincipalName", "user" below(5000) "@example.com") text_member("userDisplayName", "User " below(5000)) \
        text_member("startDateTime", from ".105Z") text_member("inviteDateTime", from ".949Z") \
        text_member("failureDateTime", e ? from ".999Z" : "0001-01-01T00:00:00Z") text_member("endDateTime", from ".999Z") \
        member("duration", below(600)) text_member("callType", "ByotOut") member("successfulCall", e ? "false" : "true") \
        text_member("callerNumber", number()) text_member("calleeNumber", number()) text_member("mediaPathLocation", "EUWE") \
        text_member("signalingLocation", "EUNO") member("finalSipCode", e ? number_or_null(sip[e]) : 0) member("callEndSubReason", e ? number_or_null(code[e]) : 540000) \
        member("finalSipCodePhrase", quoted(e ? phrase[e] : "BYE")) text_member("trunkFullyQualifiedDomainName", sbc()) \
        member("mediaBypassEnabled", "false") (kind == "graph-pretty" ? "\n    }," : "},")
}
function record(   e, failed) {
    failed = below(1000) < share
    planted += failed
    e = failed ? 1 + below(count) : 0
    return kind == "csv" ? csv_record(e, "2025-03-04T" day_time()) : graph_record(e, "2025-03-04T" day_time())
}
# Failures have random numbers of their own, so that all around them is as in the quiet log.
function add_failure(   now) {
    swap = seed; seed = other; other = swap
    now = clock
    emit(evidence())
    clock = now
    planted++
    swap = seed; seed = other; other = swap
}

{
    count++
    code[count] = $1
    sip[count] = $2
    phrase[count] = $3
    reason[count] = $7
}
END {
    seed = 20250304
    other = 569002
    while (bytes < room) {
        if (kind != "log")
            emit(record())
        else if (share < 1000)
            emit(decoy())
        else
            add_failure()
        while (kind == "log" && share < 1000 && planted * 1000 < share * lines)
            add_failure()
    }
    if (planted_file)
        print planted + 0 >planted_file
}
