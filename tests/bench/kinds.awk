# kinds.awk - one block of a log of a kind, in a format that is met in the field.
#
#   awk -v kind=NAME -v room=BYTES -v messages=FILE -v programs=FILE [-v hour=N] -f random.awk \
#       -f kinds.awk
#
# Formats are those of the systems named; what the lines say comes from FILE, lines of real text. No
# line is written with drcode's phrases or labels in mind. Times pass through a whole day, or stay in
# one hour.

function address() {
    return below(4) ? "10." below(256) "." below(256) "." 1 + below(254) : "198.51.100." 1 + below(254)
}
function message() {
    return message_list[1 + below(message_count)]
}
function program() {
    return program_list[1 + below(program_count)]
}
function host() {
    return pick("gw|db|web|app|mail|proxy") below(20)
}
function pick(list,   n, words) {
    n = split(list, words, "|")
    return words[1 + below(n)]
}
function emit(text) {
    print text
    bytes += length(text) + 1
}

# --- Times: each call of tick() is later ---

function tick() {
    second = hour == "" ? bytes * 86400 / room : hour * 3600 + bytes * 3600 / room
    second = second > 86399 ? 86399 : int(second)
    micro = below(1000000)
    time = sprintf("%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60)
    return time
}
function iso() {
    return "2025-03-14T" tick() sprintf(".%06d", micro)
}

# --- Strings of JSON and XML ---

function json(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    gsub(/\t/, "\\t", text)
    return "\"" text "\""
}
function xml(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    return text
}

# --- The kinds ---

function syslog() {
    tick()
    return "Mar 14 " time " " host() " " program() "[" between(300, 60000) "]: " message()
}
function rfc5424() {
    return "<" between(8, 190) ">1 " iso() "+01:00 " host() ".example.net " program() " " between(300, 60000) " ID" below(100) \
        " [meta sequenceId=\"" next_random() % 1000000 "\"] " message()
}
function journald(   p) {
    p = program()
    tick()
    return "__CURSOR=s=" hex(32) ";i=" hex(6) ";b=" hex(32) ";m=" hex(9) ";t=" hex(13) ";x=" hex(16) "\n" \
        "__REALTIME_TIMESTAMP=17419" between(10000, 99999) sprintf("%06d", micro) "\n__MONOTONIC_TIMESTAMP=" next_random() "\n" \
        "_BOOT_ID=" hex(32) "\n_TRANSPORT=syslog\nPRIORITY=" below(8) "\nSYSLOG_FACILITY=" below(24) "\n_UID=" below(1000) \
        "\n_MACHINE_ID=" hex(32) "\n_HOSTNAME=" host() "\nSYSLOG_IDENTIFIER=" p "\n_PID=" between(300, 60000) "\n_COMM=" p \
        "\n_EXE=/usr/sbin/" p "\n_SYSTEMD_CGROUP=/system.slice/" p ".service\nMESSAGE=" message() "\n"
}
function journald_json(   p) {
    p = program()
    tick()
    return "{\"__REALTIME_TIMESTAMP\":\"17419" between(10000, 99999) sprintf("%06d", micro) "\",\"_BOOT_ID\":\"" hex(32) \
        "\",\"PRIORITY\":\"" below(8) "\",\"_HOSTNAME\":\"" host() "\",\"SYSLOG_IDENTIFIER\":\"" p "\",\"_PID\":\"" \
        between(300, 60000) "\",\"_EXE\":\"/usr/sbin/" p "\",\"_SYSTEMD_UNIT\":\"" p ".service\",\"MESSAGE\":" json(message()) "}"
}
function dmesg() {
    tick()
    return sprintf("[%5d.%06d] ", second, micro) program() " " sprintf("%04x:%02x:00.%d: ", below(4), below(64), below(8)) message()
}
function kubernetes(   level) {
    level = pick("I|I|I|W|E")
    return iso() sprintf("%03d", below(1000)) "Z " pick("stdout|stderr") " F " level "0314 " time sprintf(".%06d", micro) "       " \
        below(9) " " program() ".go:" between(20, 2000) "] \"" message() "\" pod=\"kube-system/" program() "-" hex(9) "-" hex(5) \
        "\" node=\"" host() "\" err=null"
}
function docker() {
    return "{\"log\":" json(message() "\\n") ",\"stream\":\"" pick("stdout|stderr") "\",\"time\":\"" iso() "Z\"}"
}
function application_json() {
    return "{\"@timestamp\":\"" iso() "Z\",\"level\":\"" pick("INFO|DEBUG|WARN|ERROR") "\",\"logger\":\"com.example." program() \
        "\",\"thread\":\"http-nio-" below(99) "\",\"message\":" json(message()) ",\"trace_id\":\"" hex(32) "\",\"duration_ms\":" \
        below(90000) / 100 ",\"tags\":[\"" program() "\",\"" program() "\"],\"http\":{\"status\":" pick("200|200|201|302|404|500") \
        ",\"bytes\":" next_random() % 1000000 "},\"user\":null}"
}
function long_json(   s, i) {
    s = "{\"request\":\"" guid() "\",\"items\":["
    for (i = 0; i < 120; i++)
        s = s (i ? "," : "") "{\"id\":" next_random() ",\"name\":" json(substr(message(), 1, 40)) ",\"price\":" below(100000) / 100 ",\"ok\":" pick("true|false") "}"
    return s "]}"
}
function prefixed_json() {
    tick()
    return "Mar 14 " time " " host() " " program() "[" between(300, 60000) "]: " application_json()
}
function cyrillic_json(   s) {
    s = foreign_list[1 + below(foreign_count)]
    return "{\"ts\":\"" iso() "Z\",\"msg\":" json(s) ",\"n\":" below(1000) "}"
}
function windows_event() {
    return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='" program() "' Guid='{" guid() \
        "}'/><EventID>" between(1, 9000) "</EventID><Version>0</Version><Level>" below(5) "</Level><Task>" below(20000) \
        "</Task><Opcode>0</Opcode><Keywords>0x" hex(16) "</Keywords><TimeCreated SystemTime='" iso() "Z'/><EventRecordID>" next_random() \
        "</EventRecordID><Correlation/><Execution ProcessID='" between(300, 9999) "' ThreadID='" between(300, 9999) \
        "'/><Channel>System</Channel><Computer>" host() ".example.net</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='param1'>" \
        xml(message()) "</Data></EventData></Event>"
}
function tcpdump(   s, i, size) {
    tick()
    s = time sprintf(".%06d", micro) " IP " address() "." between(1024, 65535) " > " address() "." pick("443|5060|53|389") \
        ": Flags [P.], seq " next_random() ":" next_random() ", ack " next_random() ", win " below(65536) ", length " below(1460)
    size = 2 + below(6)
    for (i = 0; i < size; i++)
        s = s "\n\t0x" sprintf("%04x", 16 * i) ":  " hex(4) " " hex(4) " " hex(4) " " hex(4) " " hex(4) " " hex(4) " " hex(4) " " hex(4) \
            "  " substr(message() "................", 1, 16)
    return s
}
function access() {
    tick()
    return address() " - " (below(9) ? "-" : program()) " [14/Mar/2025:" time " +0100] \"" pick("GET|GET|POST|HEAD") " /" program() "/" \
        program() "?id=" next_random() " HTTP/1.1\" " pick("200|200|200|206|301|304|404|403|480|500|503|504") " " next_random() % 1000000 \
        " \"https://www.example.net/" program() "\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\""
}
function iis() {
    tick()
    return "2025-03-14 " time " " address() " " pick("GET|POST") " /" program() "/" program() ".aspx id=" next_random() " 443 - " address() \
        " Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64) - " pick("200|302|401|404|500") " 0 " below(100) " " below(9000)
}
function haproxy() {
    tick()
    return "Mar 14 " time " " host() " haproxy[" between(300, 9999) "]: " address() ":" between(1024, 65535) " [14/Mar/2025:" time \
        sprintf(".%03d", below(1000)) "] front~ back/" program() " " below(9) "/0/" below(9) "/" below(900) "/" below(999) " " \
        pick("200|200|304|404|503|504") " " next_random() % 1000000 " - - ---- " below(99) "/" below(99) "/0/0/0 0/0 \"GET /" program() " HTTP/1.1\""
}
function postgres() {
    tick()
    return "2025-03-14 " time sprintf(".%03d", below(1000)) " CET [" between(300, 60000) "] " program() "@" program() " LOG:  duration: " \
        next_random() % 100000 / 1000 " ms  statement: SELECT * FROM " program() " WHERE id = " next_random() " /* " message() " */"
}
function spark() {
    tick()
    return "25/03/14 " time " INFO " pick("executor.CoarseGrainedExecutorBackend|storage.BlockManager|scheduler.TaskSetManager|rdd.HadoopRDD") \
        ": " message() " " below(400) ".0 in stage " below(90) ".0 (TID " next_random() % 1000000 ")"
}
function openstack() {
    tick()
    return "nova-api.log.1 2025-03-14 " time sprintf(".%03d ", below(1000)) between(300, 60000) " INFO nova.osapi_compute.wsgi.server [req-" guid() " " \
        hex(32) " " hex(32) " - - -] " address() " \"GET /v2/" hex(32) "/servers/detail HTTP/1.1\" status: " pick("200|202|404") " len: " \
        below(5000) " time: 0." below(1000000)
}
function java_trace(   s, i, size) {
    s = "2025-03-14 " tick() "," below(1000) " ERROR [" program() "-" below(90) "] c.e." program() ".Main - " message() "\njava.lang." \
        pick("IllegalStateException|NullPointerException|RuntimeException|IllegalArgumentException") ": " message()
    size = 5 + below(25)
    for (i = 0; i < size; i++)
        s = s "\n\tat " pick("org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java|java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java|org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun(NioEndpoint.java|com.example.orders.service.OrderService.load(OrderService.java|io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java|sun.nio.ch.SocketChannelImpl.read(SocketChannelImpl.java") \
            ":" below(2000) ")"
    return s "\nCaused by: java.io.IOException: " message() "\n\t... " below(60) " more"
}
function microseconds() {
    return 1741910400 + int(bytes / 200) "." sprintf("%06d", below(1000000)) " " next_random() " " next_random() % 1000000 " " below(4096) " " \
        between(500000, 600000) " " below(700) " " below(9) "." sprintf("%06d", below(1000000))
}
function number_table(   s, i) {
    s = next_random() % 100000
    for (i = 0; i < 14; i++)
        s = s "," (below(3) ? next_random() % 1000000 : sprintf("%.3f", next_random() / 1000))
    return s
}
function pairs(   p) {
    p = program()
    return "ts=" iso() "Z level=" pick("info|debug|warn|error") " caller=" p ".go:" below(2000) " component=" program() " msg=\"" message() \
        "\" bytes=" next_random() % 1000000 " took=" below(900) "ms code=" pick("200|204|404|500") " peer=" address() ":" between(1024, 65535)
}
function sip_number() {
    return "+4930" sprintf("%07d", below(10000000))
}
# A request or response between two exchanges, lines ended by `end`.
function sip(end,   first, method) {
    method = pick("OPTIONS|OPTIONS|INVITE|BYE|ACK|SUBSCRIBE|NOTIFY")
    first = below(2) ? method " sip:" sip_number() "@" host() ".example.net:5061;transport=tls SIP/2.0" \
        : "SIP/2.0 " pick("100 Trying|180 Ringing|183 Session Progress|200 OK|200 OK|200 OK|401 Unauthorized|407 Proxy Authentication Required")
    return first end "Via: SIP/2.0/TLS " address() ":5061;alias;branch=z9hG4bK" hex(16) end "From: <sip:" sip_number() "@" host() ".example.net>;tag=" hex(8) \
        end "To: <sip:" sip_number() "@" address() ">" (below(2) ? ";tag=" hex(10) : "") end "Call-ID: " guid() end "CSeq: " below(100000) " " method end \
        "Max-Forwards: 70" end "Contact: <sip:" address() ":5061;transport=tls>" end "User-Agent: " program() "/" below(9) "." below(20) end \
        "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, INFO, UPDATE" end "Supported: replaces, timer" end \
        (method == "INVITE" ? "Content-Type: application/sdp" end "Content-Length: " between(200, 900) end end "v=0" end "o=- " next_random() " 1 IN IP4 " \
        address() end "s=-" end "c=IN IP4 " address() end "t=0 0" end "m=audio " between(10000, 60000) " RTP/SAVP 8 0 101" end "a=rtpmap:8 PCMA/8000" end \
        "a=rtpmap:101 telephone-event/8000" end "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" hex(40) end "a=sendrecv" end : "Content-Length: 0" end end)
}
function sip_trace() {
    tick()
    return "2025/03/14 " time sprintf(".%06d ", micro) address() ":5061 -> " address() ":5061\n" sip("\n")
}
function audiocodes() {
    tick()
    if (below(3))
        return "<133>Mar 14 " time " " address() " [S=" next_random() % 10000000 "] [SID=" hex(6) ":" below(99) ":" next_random() % 1000000 "]  (N  " \
            next_random() % 10000000 ")  " pick("AcSIPDialog|RtxMngr|DNS|CAC|SIPTU|IPGroup") "(#" below(900) "): " message() "  [Time:14-03@" time sprintf(".%03d]", below(1000))
    return "<133>Mar 14 " time " " address() " [S=" next_random() % 10000000 "] [SID=" hex(6) ":" below(99) ":" next_random() % 1000000 "]  (N  " \
        next_random() % 10000000 ")  ---- Incoming SIP Message from " address() ":5061 to SIPInterface #1 (Trunk) TLS TO(#" below(900) \
        ") SocketID(" below(900) ") ---- #012" sip(" #012") "  [Time:14-03@" time sprintf(".%03d]", below(1000))
}
function blob() {
    return hex(8) ": " encoded(1500 + below(3000))
}
function encoded(size,   s) {
    for (s = ""; length(s) < size;)
        s = s substr("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkrLw", 1 + below(70), 2 + below(12))
    return s
}
function mbox(   s, i, size) {
    tick()
    s = "From " program() "@example.net Fri Mar 14 " time " 2025\nReceived: from " host() ".example.net (" host() " [" address() "])\n\tby " host() \
        ".example.net (Postfix) with ESMTPS id " hex(10) "\n\tfor <" program() "@example.org>; Fri, 14 Mar 2025 " time " +0100 (CET)\nDate: Fri, 14 Mar 2025 " \
        time " +0100\nFrom: " program() " <" program() "@example.net>\nTo: " program() "@example.org\nSubject: " message() "\nMessage-ID: <" guid() \
        "@example.net>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    size = 3 + below(20)
    for (i = 0; i < size; i++)
        s = s "\n" (below(4) ? "" : "> ") message()
    for (i = below(2) ? 0 : 20 + below(60); i > 0; i--)
        s = s "\n" substr(encoded(76), 1, 76)
    return s "\n"
}
function own_words(   s, i) {
    for (s = ""; length(s) < 90;)
        s = s (s == "" ? "" : " ") phrase_word[1 + below(phrase_words)]
    return s "."
}

function line() {
    if (kind == "syslog" || kind == "one-line" || kind == "hour")
        return syslog()
    if (kind == "rfc5424")
        return rfc5424()
    if (kind == "journald")
        return journald()
    if (kind == "journald-json")
        return journald_json()
    if (kind == "dmesg")
        return dmesg()
    if (kind == "kubernetes")
        return kubernetes()
    if (kind == "docker")
        return docker()
    if (kind == "app-json")
        return application_json()
    if (kind == "long-json")
        return long_json()
    if (kind == "prefixed-json")
        return prefixed_json()
    if (kind == "cyrillic-json")
        return cyrillic_json()
    if (kind == "windows-event")
        return windows_event()
    if (kind == "tcpdump")
        return tcpdump()
    if (kind == "access")
        return access()
    if (kind == "iis")
        return iis()
    if (kind == "haproxy")
        return haproxy()
    if (kind == "postgres")
        return postgres()
    if (kind == "spark")
        return spark()
    if (kind == "openstack")
        return openstack()
    if (kind == "java")
        return java_trace()
    if (kind == "microseconds")
        return microseconds()
    if (kind == "numbers")
        return number_table()
    if (kind == "logfmt")
        return pairs()
    if (kind == "sip")
        return sip_trace()
    if (kind == "audiocodes")
        return audiocodes()
    if (kind == "blobs")
        return blob()
    if (kind == "mbox")
        return mbox()
    return own_words()
}

function read_list(file, list,   n, text) {
    while ((getline text <file) > 0)
        list[++n] = text
    close(file)
    return n
}

BEGIN {
    seed = 20250314
    message_count = read_list(messages, message_list)
    program_count = read_list(programs, program_list)
    if (kind == "cyrillic-json")
        foreign_count = read_list(foreign, foreign_list)
    if (kind ~ /^own-/)
        phrase_words = read_list(words, phrase_word)
    while (bytes < room)
        emit(line())
}
