#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/json.h"
#include "test.h"

/* A failed call and an ended one, as rows of Microsoft Graph have them. */
#define FAILED                                                                                     \
    "\"id\":\"c-1\",\"finalSipCode\":504,\"callEndSubReason\":569002,"                             \
    "\"finalSipCodePhrase\":\"Gateway timeout\","                                                  \
    "\"trunkFullyQualifiedDomainName\":\"sbc1.contoso.com\",\"mediaBypassEnabled\":false"
#define ENDED                                                                                      \
    "\"id\":\"c-2\",\"finalSipCode\":0,\"callEndSubReason\":540000,"                               \
    "\"finalSipCodePhrase\":\"BYE\","                                                              \
    "\"trunkFullyQualifiedDomainName\":\"sbc2.contoso.com\",\"mediaBypassEnabled\":true"

/* What is read is shown as records, each "LINE NAME MICROSOFT/SIP", then, where there is any,
   "p=PHRASE", "b=SBC", "t=TIME", "l=LOOSE" with "|" for the line breaks. A `~` marks a code of weak
   trust, a
   `-` is for what is not there. Then "done", "bad LINE:COLUMN" or "more". */
#define MANY "\"callerNumber\":\"1\",\"calleeNumber\":\"2\",\"callType\":\"3\",\"startTime\":\"4\","
static const struct reading {
    const char *name, *text, *expected;
} readings[] = {
    {"a failed call of Graph on one line", "{" FAILED "}",
     "1 - 569002/504 p=Gateway timeout b=sbc1.contoso.com l=c-1; done"},
    {"an ended call of Graph on one line", "{" ENDED "}",
     "1 - 540000/0 p=BYE b=sbc2.contoso.com l=c-2; done"},
    {"the first of two values, of which one is escaped",
     "{\"sbcFqdn\":\"sbc1\",\"sbcFqdn\":\"sbc\\u0032\",\"finalSipCode\":504}",
     "1 - -/504 b=sbc1; done"},
    {"the first of two values after many",
     "{" MANY MANY MANY MANY MANY "\"sbcFqdn\":\"sbc1\",\"sbcFqdn\":\"sbc2\"}",
     "1 - -/- b=sbc1; done"},
    {"a page of Graph, pretty-printed",
     "{\n"
     "    \"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#rows\",\n"
     "    \"@odata.count\": 2,\n"
     "    \"value\": [{\n"
     "            \"id\": \"c-1\",\n"
     "            \"successfulCall\": false,\n"
     "            \"finalSipCode\": 504,\n"
     "            \"callEndSubReason\": 569002,\n"
     "            \"finalSipCodePhrase\": \"Gateway timeout\",\n"
     "            \"trunkFullyQualifiedDomainName\": \"sbc1.contoso.com\"\n"
     "        },\n"
     "        {\n"
     "            \"id\": \"c-2\",\n"
     "            \"finalSipCode\": 0,\n"
     "            \"callEndSubReason\": 540000,\n"
     "            \"finalSipCodePhrase\": \"BYE\"\n"
     "        }],\n"
     "    \"@odata.nextLink\": \"https://graph.microsoft.com/v1.0/next\"\n"
     "}\n",
     "4 value 569002/504 p=Gateway timeout b=sbc1.contoso.com l=c-1; 12 value 540000/0 p=BYE "
     "l=c-2; "
     "1 - -/- l=https://graph.microsoft.com/v1.0/$metadata#rows|"
     "https://graph.microsoft.com/v1.0/next; done"},
    {"a page of Graph on one line", "{\"value\":[{" FAILED "},{" ENDED "}],\"@odata.count\":2}\n",
     "1 value 569002/504 p=Gateway timeout b=sbc1.contoso.com l=c-1; "
     "1 value 540000/0 p=BYE b=sbc2.contoso.com l=c-2; 1 - -/-; done"},
    {"an answer of Azure Communication Services, pretty-printed",
     "{\n"
     "  \"ResultInformation\": {\n"
     "    \"Code\": 500,\n"
     "    \"SubCode\": 560486,\n"
     "    \"Message\": \"Unexpected server error\",\n"
     "    \"SipDetails\": {\n"
     "      \"Code\": 486,\n"
     "      \"Message\": \"Busy Here\"\n"
     "    },\n"
     "    \"Q850Details\": {\n"
     "      \"Code\": 17,\n"
     "      \"Message\": \"User busy\"\n"
     "    }\n"
     "  }\n"
     "}\n",
     "6 SipDetails -/~486 l=Busy Here; 10 Q850Details -/~17 l=User busy; "
     "2 ResultInformation ~560486/486 l=Unexpected server error; 1 - -/-; done"},
    {"an answer of Azure Communication Services on one line",
     "{\"code\":500,\"subCode\":560486,\"sipDetails\":{\"code\":486}}",
     "1 sipDetails -/~486; 1 - ~560486/486; done"},
    {"an ended call of Azure Communication Services",
     "{\"code\":0,\"subCode\":0,\"sipDetails\":{\"code\":200,\"message\":\"OK\"}}",
     "1 sipDetails -/~200 l=OK; 1 - ~0/200; done"},
    {"a row of Azure Communication Services' logs",
     "{\"properties\":{\"participantEndReason\":\"504\",\"participantEndSubCode\":\"569002\"}}",
     "1 properties 569002/504; 1 - -/-; done"},
    {"a record of a call by an SBC",
     "{\"recordType\": \"STOP\", \"isSuccess\": \"no\", \"trmReason\": \"604\", "
     "\"trmDescr\": \"SIP ;cause=604 ;text=\\\"{604 Nowhere}\\\"\"}",
     "1 - -/- l=STOP|no|604|SIP ;cause=604 ;text=\"{604 Nowhere}\"; done"},
    {"a bare array", "[{\"microsoftCode\":1},{\"microsoftCode\":2}]", "1 - 1/-; 1 - 2/-; done"},
    {"a bare array over lines", "[\n{\"microsoftCode\":1},\n{\"microsoftCode\":2\n}\n]\n",
     "2 - 1/-; 3 - 2/-; done"},
    {"one object a line", "{\"microsoftCode\":1}\n{\"microsoftCode\":2}\n{\"microsoftCode\":3}\n",
     "1 - 1/-; done 2 - 2/-; done 3 - 3/-; done"},
    {"one object a line, carriage returns", "{\"microsoftCode\":1}\r\n{\"microsoftCode\":2}\r\n",
     "1 - 1/-; done 2 - 2/-; done"},
    {"objects without a comma between them",
     "{\"microsoftCode\":1}{\"microsoftCode\":2}[{\"microsoftCode\":3}]",
     "1 - 1/-; done 1 - 2/-; done 1 - 3/-; done"},
    {"objects with spaces between", "  {\"microsoftCode\":1} \t {\"microsoftCode\":2}  ",
     "1 - 1/-; done 1 - 2/-; done"},
    {"text after an object", "{\"microsoftCode\":1} said the bot", "1 - 1/-; done bad 1:20"},
    {"a comma after an object", "{\"microsoftCode\":1},", "1 - 1/-; done bad 1:19"},
    {"empty lines before, between and within", "\n\n{\n\n\"microsoftCode\"\n:\n1\n}\n\n{}",
     "3 - 1/-; done 10 - -/-; done"},
    {"an empty object", "{}", "1 - -/-; done"},
    {"an empty array", "[]", "done"},
    {"empty arrays within one another", "[[], [ [\n] ] ]", "done"},
    {"an array of numbers, before text", "[12] foo", "done bad 1:5"},
    {"nothing", "", "more"},
    {"nothing but spaces", " \t\r\n \n", "more"},

    /* whose is what */
    {"an object within another", "{\"a\":{\"microsoftCode\":1},\"microsoftCode\":2}",
     "1 a 1/-; 1 - 2/-; done"},
    {"an object between the members of another",
     "{\"microsoftCode\":2,\"b\":{\"sipCode\":404},\"sipCode\":486}", "1 b -/404; 1 - 2/486; done"},
    {"objects in an array have its name", "{\"a\":[[{\"microsoftCode\":1}],{\"microsoftCode\":2}]}",
     "1 a 1/-; 1 a 2/-; 1 - -/-; done"},
    {"a name with escapes, spaces and letters of all kinds",
     "{\"a \\\"b\\\" \\u00e9\u00e9\\ud83d\\ude00\":{}}",
     "1 a \"b\" \u00e9\u00e9\U0001f600 -/-; 1 - -/-; done"},
    {"an empty name", "{\"\":{\"\":\"x\"}}", "1 - -/- l=x; 1 - -/-; done"},
    {"each object has its own line", "{\"a\":\n{\"b\":\n{}}}", "3 b -/-; 2 a -/-; 1 - -/-; done"},
    {"a brace on a line of its own", "{\"a\":\n\n{\n}\n}", "3 a -/-; 1 - -/-; done"},
    {"the time of an object around another", "{\"time\":\"1\",\"a\":{\"b\":{},\"time\":\"2\"}}",
     "1 b -/- t=1; 1 a -/- t=2; 1 - -/- t=1; done"},
    {"the time of the nearest object around", "{\"time\":\"1\",\"a\":{\"time\":\"2\",\"b\":{}}}",
     "1 b -/- t=2; 1 a -/- t=2; 1 - -/- t=1; done"},
    {"a time that is escaped, around an object", "{\"time\":\"\\u0031\",\"a\":{}}",
     "1 a -/- t=1; 1 - -/- t=1; done"},
    {"a time after an object, and that of another one", "[{\"a\":{},\"time\":\"1\"},{\"a\":{}}]",
     "1 a -/-; 1 - -/- t=1; 1 a -/-; 1 - -/-; done"},
    {"an object with a time of another kind", "{\"time\":\"1\",\"a\":{\"endTime\":\"2\"}}",
     "1 a -/-; 1 - -/- t=1; done"},
    {"the time of a frame", "{\"frame\":{\"frame.time\":\"1\"},\"sip\":{}}",
     "1 frame -/- t=1; 1 sip -/- t=1; 1 - -/- t=1; done"},
    {"the time of what is no frame", "{\"x\":{\"time\":\"1\"},\"sip\":{}}",
     "1 x -/- t=1; 1 sip -/-; 1 - -/-; done"},
    {"strings without a label, in several objects", "{\"a\":\"1\",\"b\":{\"c\":\"2\"},\"d\":\"3\"}",
     "1 b -/- l=2; 1 - -/- l=1|3; done"},
    {"strings in an array are the nearest object's",
     "{\"a\":[\"1\",[\"2\",{\"b\":[\"3\"]}],\"4\"]}", "1 a -/- l=3; 1 - -/- l=1|2|4; done"},
    {"strings in an array without an object are nobody's", "[\"1\", {\"a\": \"2\"}, \"3\"]",
     "1 - -/- l=2; done"},
    {"an array is not the value of its label", "{\"microsoftCode\":[569002,\"540000\"]}",
     "1 - -/- l=540000; done"},
    {"an object is not the value of its label", "{\"microsoftCode\":{\"a\":1}}",
     "1 microsoftCode -/-; 1 - -/-; done"},
    {"a value after an array is its own member's", "{\"microsoftCode\":[{}],\"x\":1,\"y\":\"2\"}",
     "1 microsoftCode -/-; 1 - -/- l=2; done"},

    /* labels and values */
    {"members in another order",
     "{\"finalSipCodePhrase\":\"x\",\"callEndSubReason\":1,"
     "\"trunkFullyQualifiedDomainName\":\"y\",\"finalSipCode\":404}",
     "1 - 1/404 p=x b=y; done"},
    {"numbers as strings", "{\"finalSipCode\":\"504\",\"callEndSubReason\":\" 569002 \"}",
     "1 - 569002/504; done"},
    {"null is no value",
     "{\"finalSipCode\":null,\"callEndSubReason\":null,"
     "\"finalSipCodePhrase\":null,\"a\":null}",
     "1 - -/-; done"},
    {"true and false are no codes", "{\"finalSipCode\":true,\"callEndSubReason\":false}",
     "1 - -/-; done"},
    {"empty strings are no values",
     "{\"finalSipCode\":\"\",\"finalSipCodePhrase\":\"\",\"a\":\"\"}", "1 - -/-; done"},
    {"fractions, powers and signs are no codes",
     "{\"sipCode\":-4,\"microsoftCode\":4.5,\"microsoftCode\":4e2,\"code\":0.5,\"a\":-0.0e-10}",
     "1 - -/-; done"},
    {"a code of eight digits is none", "{\"microsoftCode\":56900200,\"sipCode\":5040}",
     "1 - -/-; done"},
    {"zero is a code", "{\"microsoftCode\":0,\"sipCode\":0}", "1 - 0/0; done"},
    {"a weak label", "{\"code\":504,\"subCode\":569002}", "1 - ~569002/~504; done"},
    {"a sure label beats a weak one", "{\"code\":500,\"sipCode\":504,\"error\":503}",
     "1 - -/504; done"},
    {"a label for questions is none", "{\"status\":504,\"sip\":503,\"microsoftCode\":1}",
     "1 - 1/-; done"},
    {"the first of the same members counts",
     "{\"microsoftCode\":1,\"microsoftCode\":2,\"sipCode\":404,\"sipCode\":486,"
     "\"finalSipCodePhrase\":\"a\",\"finalSipCodePhrase\":\"b\"}",
     "1 - 1/404 p=a; done"},
    {"the second counts where the first has no value",
     "{\"microsoftCode\":null,\"microsoftCode\":2,\"finalSipCodePhrase\":\"\","
     "\"finalSipCodePhrase\":\"b\"}",
     "1 - 2/- p=b; done"},
    {"names in any case and spacing", "{\"CALL END SUB REASON\":1,\"Final SIP-Code\":404}",
     "1 - 1/404; done"},
    {"a name with an escape", "{\"microsoft\\u0043ode\":1,\"sip\\/code\":404}", "1 - 1/404; done"},
    {"text as the value of a code has no label",
     "{\"error\":\"Could not connect\",\"code\":\"E4\"}", "1 - -/- l=Could not connect|E4; done"},
    {"the text of a member called text has none, too",
     "{\"text\":\"Could not connect\",\"a\":\"b\"}", "1 - -/- l=Could not connect|b; done"},
    {"a pair as the value of a code has no label", "{\"microsoftCode\":\"569002/504\",\"a\":\"b\"}",
     "1 - -/- l=569002/504|b; done"},
    {"members within a string have no label",
     "{\"message\":\"{\\\"callEndSubReason\\\": 569002}\",\"sipCode\":504}",
     "1 - -/504 l={\"callEndSubReason\": 569002}; done"},
    {"the end of an object within a string", "{\"a\":\"}\",\"b\":\"]{[\",\"microsoftCode\":1}",
     "1 - 1/- l=}|]{[; done"},
    {"words and numbers without a label are nothing", "{\"a\":true,\"b\":569002,\"c\":[504,null]}",
     "1 - -/-; done"},

    /* SipDetails */
    {"SipDetails before the code", "{\"SipDetails\":{\"Code\":486},\"Code\":500,\"SubCode\":1}",
     "1 SipDetails -/~486; 1 - ~1/486; done"},
    {"SipDetails beats a sure code", "{\"sipCode\":500,\"SIPDETAILS\":{\"code\":486}}",
     "1 SIPDETAILS -/~486; 1 - -/486; done"},
    {"SipDetails without a code", "{\"Code\":500,\"SipDetails\":{\"Message\":\"x\"}}",
     "1 SipDetails -/- l=x; 1 - -/~500; done"},
    {"SipDetails that is null", "{\"Code\":500,\"SipDetails\":null}", "1 - -/~500; done"},
    {"SipDetails that is an array", "{\"Code\":500,\"SipDetails\":[{\"Code\":486}]}",
     "1 SipDetails -/~486; 1 - -/486; done"},
    {"SipDetails does not reach beyond its object",
     "{\"Code\":500,\"a\":{\"SipDetails\":{\"Code\":486}}}",
     "1 SipDetails -/~486; 1 a -/486; 1 - -/~500; done"},
    {"members that are called almost so",
     "{\"Code\":500,\"SipDetail\":{\"Code\":1},\"SipDetailsX\":{\"Code\":2},"
     "\"SipDetailsAndMore\":{\"Code\":3},\"Details\":{\"Code\":4}}",
     "1 SipDetail -/~1; 1 SipDetailsX -/~2; 1 SipDetailsAndMore -/~3; 1 Details -/~4; "
     "1 - -/~500; done"},

    /* strings */
    {"every escape", "{\"a\":\"\\\"\\\\\\/ \\b\\f\\r\\t\\n.\"}",
     "1 - -/- l=\"\\/ \b\f\r\t|.; done"},
    {"escapes by number", "{\"a\":\"\\u0041\\u00e9\\u00E9\\u20ac\\uFFFD\"}",
     "1 - -/- l=A\u00e9\u00e9\u20ac\ufffd; done"},
    {"a surrogate pair", "{\"a\":\"<\\ud83d\\ude00>\\uDBFF\\uDFFF\"}",
     "1 - -/- l=<\U0001f600>\U0010ffff; done"},
    {"a lone high surrogate", "{\"a\":\"<\\ud83d>\",\"b\":\"\\ud83d\",\"c\":\"\\ud83d\\n.\"}",
     "1 - -/- l=<\ufffd>|\ufffd|\ufffd|.; done"},
    {"a lone low surrogate", "{\"a\":\"<\\ude00>\"}", "1 - -/- l=<\ufffd>; done"},
    {"surrogates the wrong way round", "{\"a\":\"\\ude00\\ud83d.\"}",
     "1 - -/- l=\ufffd\ufffd.; done"},
    {"two high surrogates, one low", "{\"a\":\"\\ud83d\\ud83d\\ude00\"}",
     "1 - -/- l=\ufffd\U0001f600; done"},
    {"a high surrogate and another character", "{\"a\":\"\\ud83d\\u0041\"}",
     "1 - -/- l=\ufffdA; done"},
    {"letters beyond ASCII", "{\"a\":\"\u00e9t\u00e9 \u65e5\u672c \U0001f600\"}",
     "1 - -/- l=\u00e9t\u00e9 \u65e5\u672c \U0001f600; done"},
    {"bytes that are no UTF-8", "{\"a\":\"\xff\xc3\",\"microsoftCode\":1}",
     "1 - 1/- l=\xff\xc3; done"},
    {"control characters in a string", "{\"a\":\"\x01\t\x7f.\",\"microsoftCode\":1}",
     "1 - 1/- l=\x01\t\x7f.; done"},
    {"an escape of NUL in a name", "{\"a\\u0000b\":{}}", "1 a -/-; 1 - -/-; done"},
    {"a string of a line break alone", "{\"a\":\"\\n\",\"b\":\"x\"}", "1 - -/- l=|x; done"},
    {"strings that end in a line break", "{\"a\":\"1\\n\",\"b\":\"\",\"c\":\"2\\n\"}",
     "1 - -/- l=1|2; done"},

    /* numbers */
    {"numbers of every kind",
     "[0,-0,1,-12,1203,0.5,-0.50,10.25,1e5,1E+5,1e-05,0e0,1.5e10,-1.5E-10 , 7\n,8\t]", "done"},
    {"a number of many digits", "[123456789012345678901234567890.123456789e123456789]", "done"},
    {"a number right before the end of its object", "{\"microsoftCode\":569002}",
     "1 - 569002/-; done"},
    {"a number before spaces", "{\"microsoftCode\":569002 \t}", "1 - 569002/-; done"},

    /* no JSON */
    {"a time in brackets", "[2024-11-20 10:00:00] x", "bad 1:5"},
    {"a session in brackets", "[S=1718575] [SID=ab:12:34] x", "bad 1:1"},
    {"a level in brackets", "[info] x", "bad 1:1"},
    {"a level in brackets that starts like true", "[trace] x", "bad 1:3"},
    {"a level in brackets that starts like null", "[notice] x", "bad 1:2"},
    {"an address in brackets", "[10.0.0.1]:5061 x", "bad 1:5"},
    {"an address of IPv6 in brackets", "[::1]:5061 x", "bad 1:1"},
    {"words in braces", "{a b}", "bad 1:1"},
    {"a format's place in braces", "{0} x", "bad 1:1"},
    {"a number alone", "12", "bad 1:0"},
    {"a string alone", "\"a\"", "bad 1:0"},
    {"a word alone", "null", "bad 1:0"},
    {"a closing bracket alone", "]", "bad 1:0"},
    {"a closing brace alone", " }", "bad 1:1"},
    {"a comma at the end of an array", "[1,]", "bad 1:3"},
    {"a comma at the end of an object", "{\"a\":1,}", "bad 1:7"},
    {"a comma at the start of an array", "[,1]", "bad 1:1"},
    {"a comma at the start of an object", "{,\"a\":1}", "bad 1:1"},
    {"two commas in an array", "[1,,2]", "bad 1:3"},
    {"two commas in an object", "{\"a\":1,,\"b\":2}", "bad 1:7"},
    {"no comma in an array", "[1 2]", "bad 1:3"},
    {"no comma in an object", "{\"a\":1 \"b\":2}", "bad 1:7"},
    {"no comma between objects", "[{}{}]", "1 - -/-; bad 1:3"},
    {"no colon", "{\"a\" 1}", "bad 1:5"},
    {"a comma for a colon", "{\"a\",1}", "bad 1:4"},
    {"an equals sign for a colon", "{\"a\"=1}", "bad 1:4"},
    {"two colons", "{\"a\"::1}", "bad 1:5"},
    {"a colon in an array", "[\"a\":1]", "bad 1:4"},
    {"no value", "{\"a\":}", "bad 1:5"},
    {"no value and no colon", "{\"a\"}", "bad 1:4"},
    {"an array for a name", "{[]:1}", "bad 1:1"},
    {"a number for a name", "{1:1}", "bad 1:1"},
    {"a bare name", "{a:1}", "bad 1:1"},
    {"a bare value", "{\"a\":b}", "bad 1:5"},
    {"single quotes around a name", "{'a':1}", "bad 1:1"},
    {"single quotes around a value", "{\"a\":'b'}", "bad 1:5"},
    {"a bracket closed by a brace", "[1}", "bad 1:2"},
    {"a brace closed by a bracket", "{\"a\":1]", "bad 1:6"},
    {"a brace closed by a bracket at once", "{]", "bad 1:1"},
    {"a comment", "[1, /* x */ 2]", "bad 1:4"},
    {"a word with a capital", "[True]", "bad 1:1"},
    {"a word that continues", "[nulls]", "bad 1:5"},
    {"a word that stops", "[fals]", "bad 1:5"},
    {"what other languages call numbers", "[NaN]", "bad 1:1"},
    {"infinity below zero", "[-Infinity]", "bad 1:2"},
    {"a zero before a digit", "[01]", "bad 1:2"},
    {"a zero before a digit, below zero", "[-01]", "bad 1:3"},
    {"nothing after the point", "[1.]", "bad 1:3"},
    {"nothing before the point", "[.5]", "bad 1:1"},
    {"two points", "[1.2.3]", "bad 1:4"},
    {"nothing after the e", "[1e]", "bad 1:3"},
    {"nothing after the sign of the power", "[1e+]", "bad 1:4"},
    {"a fraction of a power", "[1e1.5]", "bad 1:4"},
    {"a point before the e", "[1.e5]", "bad 1:3"},
    {"a plus sign", "[+1]", "bad 1:1"},
    {"a minus sign alone", "[-]", "bad 1:2"},
    {"two minus signs", "[--1]", "bad 1:2"},
    {"a hexadecimal number", "[0x1F]", "bad 1:2"},
    {"a number that continues as a word", "[12ms]", "bad 1:3"},
    {"a date as a value", "{\"a\":2024-11-20}", "bad 1:9"},
    {"an escape there is none of", "[\"C:\\Windows\"]", "bad 1:5"},
    {"an escape that is too short", "[\"\\u00e\"]", "bad 1:7"},
    {"an escape that is no number", "[\"\\u00g9\"]", "bad 1:6"},
    {"a NUL's neighbour", "[\x01]", "bad 1:1"},
    {"a no-break space", "[\u00a0]", "bad 1:1"},
    {"a bad line after good ones", "[\n1,\n2;\n]", "bad 3:1"},
    {"objects before the bad one are reported", "[{\"microsoftCode\":1},{\"microsoftCode\":2]",
     "1 - 1/-; bad 1:39"},

    /* the end comes too early */
    {"an array that does not end", "[1, 2\n", "more"},
    {"an object that does not end", "{\"a\":1", "more"},
    {"an object that ends, in one that does not", "{\"a\":{\"microsoftCode\":1}\n",
     "1 a 1/-; more"},
    {"a string that does not end", "{\"a\":\"b", "more"},
    {"an escape that does not end", "{\"a\":\"\\u00", "more"},
    {"a word that does not end", "[tru", "more"},
    {"a name alone", "{\"a\"", "more"},
};

/* What has been read, and how. */
struct log {
    char shown[4096];
    size_t used;
    bool counts; /* only these are shown */
};

static void print(struct log *log, const char *format, ...)
{
    va_list arguments;
    int size;

    va_start(arguments, format);
    size = vsnprintf(log->shown + log->used, sizeof log->shown - log->used, format, arguments);
    va_end(arguments);
    assert_in_range(size, 0, sizeof log->shown - log->used - 1);
    log->used += (size_t)size;
}

static void print_text(struct log *log, const char *label, const char *text, size_t size)
{
    size_t i;

    if (size > 0)
        print(log, " %s=", label);
    for (i = 0; i < size; i++)
        print(log, "%c", text[i] == '\n' ? '|' : text[i]);
}

static void print_code(struct log *log, int32_t code, enum label_trust trust)
{
    if (code == DRCODE_NO_CODE)
        print(log, "-");
    else
        print(log, "%s%d", trust == LABEL_WEAK ? "~" : "", (int)code);
}

static void show(struct log *log, const struct json_item *item)
{
    const struct record *record = item->record;
    const char *name = item->object;

    print(log, "%s%u %s ", log->used ? " " : "", (unsigned)record->line, *name ? name : "-");
    print_code(log, record->microsoft, record->microsoft_trust);
    print(log, "/");
    print_code(log, record->sip, record->sip_trust);
    print_text(log, "p", record->text[LABEL_PHRASE], record->size[LABEL_PHRASE]);
    print_text(log, "b", record->text[LABEL_SBC], record->size[LABEL_SBC]);
    print_text(log, "t", record->text[LABEL_TIME], record->size[LABEL_TIME]);
    print_text(log, "l", item->text, item->size);
    print(log, ";");
}

/* Reads a text and shows the records in it, or the counts. */
static enum json_result read_all(struct json *json, struct log *log, const char *text, size_t size,
                                 uint64_t line, size_t *consumed)
{
    const char *at = text;
    enum json_result result;
    struct json_item item;

    do {
        result = json_next(json, &at, text + size, &line, &item);
        if (result == JSON_RECORD)
            json_fill(json);
        if (result == JSON_RECORD && !log->counts)
            show(log, &item);
        else if (result == JSON_COUNT)
            print(log, "%s.%.*s=%llu ", item.object, (int)item.size, item.text,
                  (unsigned long long)item.count);
    } while (result == JSON_RECORD || result == JSON_COUNT);
    *consumed = (size_t)(at - text);
    return result;
}

/* Reads a copy that ends where its memory does, so that a sanitizer sees reads beyond it. */
static enum json_result read_exactly(struct json *object, struct log *log, const char *text,
                                     size_t size, uint64_t line, size_t *consumed)
{
    char *copy = malloc(size + (size == 0));
    enum json_result result;

    assert_non_null(copy);
    memcpy(copy, text, size);
    result = read_all(object, log, copy, size, line, consumed);
    free(copy);
    assert_true(*consumed <= size);
    if (result == JSON_MORE)
        assert_int_equal(*consumed, size);
    return result;
}

/* Where a text is cut into pieces: after the ends of lines, before them, or everywhere. */
enum cut { WITH_ENDS, WITHOUT_ENDS, AT_EACH_BYTE };

/* Reads the values of a line; false where it is no JSON. It is cut in two at `split`,
   or everywhere where that is 0. */
static bool read_line(struct json *object, struct log *log, const char *text, size_t size,
                      size_t split, uint64_t line)
{
    size_t at = 0, end, consumed;

    while (at < size) {
        end = split == 0 ? at + 1 : split > at && split < size ? split : size;
        switch (read_exactly(object, log, text + at, end - at, line, &consumed)) {
        case JSON_MORE:
            break;
        case JSON_DONE:
            print(log, "%sdone", log->used ? " " : "");
            json_start(object, false);
            break;
        case JSON_RECORD:
        case JSON_SIP:
        case JSON_COUNT:
        case JSON_BAD:
            print(log, "%sbad %u:%u", log->used ? " " : "", (unsigned)line,
                  (unsigned)(at + consumed));
            return false;
        }
        at += consumed;
    }
    return true;
}

/* Reads a text as the lines of a log are. Where `split` is not 0, a line is cut in two there. */
static void read_text(struct log *log, const char *text, enum cut cut, size_t split)
{
    struct json *object = new_json(false);
    uint64_t line;
    size_t at = 0, size;
    bool good = true;

    log->used = 0;
    log->shown[0] = '\0';
    for (line = 1; good && text[at]; line++, at += size) {
        bool ends;

        size = strcspn(text + at, "\n");
        ends = text[at + size] == '\n';
        good = read_line(object, log, text + at, size + (ends && cut != WITHOUT_ENDS),
                         cut == AT_EACH_BYTE ? 0
                         : split > at        ? split - at
                                             : SIZE_MAX,
                         line);
        size += ends;
    }
    if (good && (log->used < 4 || strcmp(log->shown + log->used - 4, "done") != 0))
        print(log, "%smore", log->used ? " " : "");
    free(object);
}

/* Reads a row line by line, byte by byte, and cut in two at every place. */
static void reads(void **state)
{
    static struct log log;
    const struct reading *row = *state;
    size_t split;

    read_text(&log, row->text, WITH_ENDS, 0);
    assert_string_equal(log.shown, row->expected);
    read_text(&log, row->text, WITHOUT_ENDS, 0);
    assert_string_equal(log.shown, row->expected);
    read_text(&log, row->text, AT_EACH_BYTE, 0);
    assert_string_equal(log.shown, row->expected);
    for (split = 1; split < strlen(row->text); split++) {
        read_text(&log, row->text, WITH_ENDS, split);
        assert_string_equal(log.shown, row->expected);
    }
}

/* Texts that are long or deep: `before`, `count` times the filler, `after`. */
static const struct sizes {
    const char *name;
    const char *before;
    char filler;
    size_t count;
    const char *after;
    const char *expected; /* the records with runs of the filler as "[COUNT]" */
} sizes[] = {
    {"strings that just fit", "{\"a\":\"", 'x', 1024, "\"}", "1 - -/- l=[1024]; done"},
    {"a string is cut off", "{\"a\":\"", 'x', 1025, "\",\"microsoftCode\":1}",
     "1 - 1/- l=[1024]; done"},
    {"strings after one that is cut off are dropped", "{\"a\":\"", 'x', 5000,
     "\",\"b\":\"y\",\"microsoftCode\":1}", "1 - 1/- l=[1024]; done"},
    {"strings are cut off together", "{\"a\":\"y\",\"b\":\"", 'x', 2000, "\"}",
     "1 - -/- l=y|[1022]; done"},
    {"strings that leave room for a line break alone", "{\"a\":\"", 'x', 1023, "\",\"b\":\"y\"}",
     "1 - -/- l=[1023]; done"},
    {"strings that leave room for one character", "{\"a\":\"", 'x', 1022, "\",\"b\":\"yz\"}",
     "1 - -/- l=[1022]|y; done"},
    {"an escape that fits in part", "{\"a\":\"", 'x', 1022, "\\u20acy\"}",
     "1 - -/- l=[1022]\xe2\x82; done"},
    {"a phrase is cut off", "{\"finalSipCodePhrase\":\"", 'x', 70000, "\",\"microsoftCode\":1}",
     "1 - 1/- p=[1024]; done"},
    {"a phrase after long spaces", "{\"finalSipCodePhrase\":\"", ' ', 1000, "y\"}",
     "1 - -/- p=y; done"},
    {"text without a label, as long as a file", "{\"microsoftCode\":1,\"a\":[\"", 'x', 200000,
     "\"],\"sipCode\":504}", "1 - 1/504 l=[1024]; done"},
    {"a code that is too long", "{\"microsoftCode\":\"", '1', 5000, "\"}",
     "1 - -/- l=[1024]; done"},
    {"a number that is too long", "{\"microsoftCode\":", '1', 5000, "}", "1 - -/-; done"},
    {"a name that just fits", "{\"", 'x', 96, "\":{}}", "1 [96] -/-; 1 - -/-; done"},
    {"a name is cut off", "{\"", 'x', 97, "\":{}}", "1 [96] -/-; 1 - -/-; done"},
    {"a name that is too long is no label", "{\"microsoftCode", 'x', 5000, "\":1}",
     "1 - -/-; done"},
    {"a name whose table is long", "{\"", 'x', 80, ".microsoftCode\":1}", "1 - 1/-; done"},
    {"a name of spaces that ends as a label", "{\"", ' ', 5000,
     "microsoftCode\":1,\"microsoftCode\":2}", "1 - 2/-; done"},
    {"spaces between members", "{\"microsoftCode\":1,", ' ', 70000, "\"sipCode\":504}",
     "1 - 1/504; done"},
    {"arrays as deep as can be", "", '[', 1024, "", "more"},
    {"arrays that are deeper", "", '[', 1025, "", "bad 1:1024"},
    {"an object as deep as can be", "", '[', 1023, "{\"microsoftCode\":1}", "1 - 1/-; more"},
    {"an object that is deeper", "", '[', 1024, "{\"microsoftCode\":1}", "bad 1:1024"},
    {"strings within deep arrays", "{\"a\":", '[', 1000, "\"x\"", "more"},
};

static void fill(char *text, size_t room, const struct sizes *row)
{
    size_t before = strlen(row->before);

    assert_true(before + row->count + strlen(row->after) < room);
    memcpy(text, row->before, before);
    memset(text + before, row->filler, row->count);
    strcpy(text + before + row->count, row->after);
}

/* Shows runs of more than nine times the same character as "[COUNT]". */
static void shorten(char *text)
{
    char *out = text, number[32];
    size_t run;

    for (; *text; text += run) {
        for (run = 1; text[run] == *text; run++)
            ;
        if (run > 9) {
            int size = snprintf(number, sizeof number, "[%u]", (unsigned)run);

            memcpy(out, number, (size_t)size);
            out += size;
        } else {
            memmove(out, text, run);
            out += run;
        }
    }
    *out = '\0';
}

static void reads_sizes(void **state)
{
    static char text[210000];
    static struct log log;
    const struct sizes *row = *state;
    size_t split, size;

    fill(text, sizeof text, row);
    size = strlen(text);
    read_text(&log, text, WITH_ENDS, 0);
    shorten(log.shown);
    assert_string_equal(log.shown, row->expected);
    read_text(&log, text, AT_EACH_BYTE, 0);
    shorten(log.shown);
    assert_string_equal(log.shown, row->expected);
    for (split = 1; split < size; split += 1 + size / 100) {
        read_text(&log, text, WITH_ENDS, split);
        shorten(log.shown);
        assert_string_equal(log.shown, row->expected);
    }
}

static void objects_that_are_too_deep_are_no_records(void **state)
{
    static struct log log;
    char text[JSON_DEPTH * 32 + 64] = "", expected[sizeof log.shown] = "";
    int depth;

    (void)state;
    for (depth = 1; depth <= JSON_DEPTH; depth++)
        sprintf(text + strlen(text), "{\"microsoftCode\":%d,\"m%d\":[", depth, depth);
    strcat(text, "{\"microsoftCode\":99,\"a\":\"b\",\"c\":{}}, \"near\"");
    for (depth = JSON_DEPTH; depth > 1; depth--) {
        strcat(text, "]}");
        sprintf(expected + strlen(expected), "1 m%d %d/-%s; ", depth - 1, depth,
                depth == JSON_DEPTH ? " l=near" : "");
    }
    strcat(text, "]}");
    strcat(expected, "1 - 1/-; ");
    strcat(expected, "done");
    read_text(&log, text, WITH_ENDS, 0);
    assert_string_equal(log.shown, expected);
    read_text(&log, text, AT_EACH_BYTE, 0);
    assert_string_equal(log.shown, expected);
}

static void only_the_outermost_objects_of_a_deep_text_are_records(void **state)
{
    static char text[JSON_NESTING / 2 * 8 + 2];
    static struct log log;
    size_t records = 0, i;

    (void)state;
    for (i = 0; i < JSON_NESTING / 2; i++)
        strcpy(text + 6 * i, "[{\"a\":");
    text[6 * i] = '1';
    for (i = 0; i < JSON_NESTING / 2; i++)
        strcpy(text + 6 * (JSON_NESTING / 2) + 1 + 2 * i, "}]");
    read_text(&log, text, WITH_ENDS, 0);
    for (i = 0; log.shown[i]; i++)
        records += log.shown[i] == ';';
    assert_int_equal(records, JSON_DEPTH);
    assert_string_equal(log.shown + log.used - 4, "done");
}

static void line_breaks_within_a_piece_count(void **state)
{
    struct log log = {.used = 0};
    struct json *object = new_json(false);
    size_t consumed;

    (void)state;
    assert_int_equal(read_all(object, &log, "\n{\n\"a\":\n{}\n}\n", 13, 5, &consumed), JSON_DONE);
    assert_int_equal(consumed, 12);
    assert_string_equal(log.shown, "8 a -/-; 6 - -/-;");
    free(object);
}

static void a_nul_outside_strings_is_bad_and_within_is_text(void **state)
{
    static const char bad[] = "[\0]", text[] = "{\"a\":\"x\0y\",\"microsoftCode\":1}";
    struct log log = {.used = 0};
    struct json *object = new_json(false);
    size_t consumed;

    (void)state;
    assert_int_equal(read_all(object, &log, bad, sizeof bad - 1, 1, &consumed), JSON_BAD);
    assert_int_equal(consumed, 1);
    json_start(object, false);
    assert_int_equal(read_all(object, &log, text, sizeof text - 1, 1, &consumed), JSON_DONE);
    assert_memory_equal(log.shown, "1 - 1/- l=x\0y;", 15);
    json_start(object, false);
    assert_int_equal(read_all(object, &log, "[\"\\\0\"]", 6, 1, &consumed), JSON_BAD);
    assert_int_equal(consumed, 3);
    json_start(object, false);
    assert_int_equal(read_all(object, &log, "[\"\\u\0\"]", 7, 1, &consumed), JSON_BAD);
    assert_int_equal(consumed, 4);
    free(object);
}

static void a_line_break_within_a_string_is_bad(void **state)
{
    struct log log = {.used = 0};
    struct json *object = new_json(false);
    size_t consumed;

    (void)state;
    assert_int_equal(read_all(object, &log, "[\"ab\ncd\"]", 9, 1, &consumed), JSON_BAD);
    assert_int_equal(consumed, 4);
    free(object);
}

/* Numbers count in objects that are members, or elements of one. */
static void numbers_in_named_objects_are_counted(void **state)
{
    static const char text[] =
        "{\"a\":1,\"sbc\":{\"b\":0,\"c\":10,\"d\":9,\"e\":-1,\"f\":\"7\",\"g\":[8],"
        "\"h\":true,\"i\":{\"j\":2},\"k\":18446744073709551615},\"l\":[{\"m\":99}],\"n\":3}";
    static const char counts[] =
        "sbc.b=0 sbc.c=10 sbc.d=9 i.j=2 sbc.k=18446744073709551615 l.m=99 ";
    struct log log = {.counts = true};
    struct json *object = new_json(true);
    size_t consumed, at;

    (void)state;
    assert_int_equal(read_all(object, &log, text, sizeof text - 1, 1, &consumed), JSON_DONE);
    assert_string_equal(log.shown, counts);
    log.used = 0;
    json_start(object, true);
    for (at = 0; at < sizeof text - 1; at++)
        read_all(object, &log, text + at, 1, 1, &consumed);
    assert_string_equal(log.shown, counts);
    free(object);
}

static void what_has_ended_stays_so_until_reset(void **state)
{
    struct log log = {.used = 0};
    struct json *object = new_json(false);
    size_t consumed;

    (void)state;
    assert_int_equal(read_all(object, &log, "{}", 2, 1, &consumed), JSON_DONE);
    assert_int_equal(read_all(object, &log, "{}", 2, 1, &consumed), JSON_DONE);
    assert_int_equal(consumed, 0);
    json_start(object, false);
    assert_int_equal(read_all(object, &log, "[x", 2, 1, &consumed), JSON_BAD);
    assert_int_equal(read_all(object, &log, "{}", 2, 1, &consumed), JSON_BAD);
    assert_int_equal(consumed, 0);
    assert_string_equal(log.shown, "1 - -/-;");
    free(object);
}

static void a_reset_forgets_everything(void **state)
{
    static const char *const begun[] = {"{\"microsoftCode\":1,\"a\":\"b\",\"x\":[[{",
                                        "{\"microsoftCode\":12", "{\"a\":\"\\ud83d",
                                        "{\"SipDetails\":{\"code\":486"};
    struct log log = {.used = 0};
    struct json *object = new_json(false);
    size_t consumed, i;

    (void)state;
    for (i = 0; i < COUNT(begun); i++) {
        log.used = 0;
        assert_int_equal(read_all(object, &log, begun[i], strlen(begun[i]), 1, &consumed),
                         JSON_MORE);
        json_start(object, false);
        assert_int_equal(read_all(object, &log, "{\"c\":\"d\"}", 9, 7, &consumed), JSON_DONE);
        assert_string_equal(log.shown, "7 - -/- l=d;");
        log.used = 0;
        json_start(object, false);
        assert_int_equal(read_all(object, &log, begun[i], strlen(begun[i]), 1, &consumed),
                         JSON_MORE);
        json_start(object, false);
        assert_int_equal(read_all(object, &log, "{\"\\u0063\":{}}", 13, 8, &consumed), JSON_DONE);
        assert_string_equal(log.shown, "8 c -/-; 8 - -/-;");
        json_start(object, false);
    }
    free(object);
}

static void an_empty_piece_changes_nothing(void **state)
{
    struct log log = {.used = 0};
    struct json *object = new_json(false);
    size_t consumed = 9;

    (void)state;
    assert_int_equal(read_all(object, &log, "", 0, 1, &consumed), JSON_MORE);
    assert_int_equal(consumed, 0);
    assert_int_equal(read_all(object, &log, "{\"microsoftCode\":12", 19, 1, &consumed), JSON_MORE);
    assert_int_equal(read_all(object, &log, "", 0, 1, &consumed), JSON_MORE);
    assert_int_equal(read_all(object, &log, "3}", 2, 1, &consumed), JSON_DONE);
    assert_int_equal(read_all(object, &log, "", 0, 1, &consumed), JSON_DONE);
    assert_string_equal(log.shown, "1 - 123/-;");
    free(object);
}

/* What is handed out: the names of strings that may be of SIP, those of members with the name "log"
   included, and the objects, with "+" for calls and "!" for parts of drcode's own output. */
static const struct handed {
    const char *text, *shown;
    bool counts; /* those of summaries are */
} handings[] = {
    {"{\"x\":\"SIP/2.0 503 a\"}", "x .", false},
    {"{\"x\":\"SIP/2.0 503 \"}", "x .", false},
    {"{\"x\":\"SIP/2.0 503\"}", ".", false},
    {"{\"x\":\"SIP/2.0 200 OK\"}", ".", false},
    {"{\"x\":\"SIP/2.0 200 OK\\nVia: y\"}", "x .", false},
    {"{\"x\":\"SIP/2.0 200 OK\\n\"}", ".", false},
    {"{\"text\":\"SIP/2.0 503 a\"}", ".", false},
    {"{\"text\":\"SIP/2.0 503 a\\nVia: y\"}", "text .", false},
    {"{\"x\":\"SIP 2.0 503 a\"}", ".", false},
    {"{\"sip.To\":\"y\",\"so\":\"y\"}", "sip.To .", false},
    {"{\"log\":\"y\",\"lag\":\"y\",\"logs\":\"y\",\"lo\":\"y\"}", "log .", false},
    {"{\"finalSipCode\":403}", ".+", false},
    {"{\"callEndSubReason\":560403}", ".+", false},
    {"{\"finalSipCodePhrase\":\"y\"}", ".+", false},
    {"{\"code\":480,\"subCode\":10037}", ".", false},
    {"{\"match\":\"phrase\",\"candidates\":[{\"x\":\"y\"}]}", ".candidates! .", false},
    {"{\"x\":1,\"candidates\":[{\"x\":\"y\"}]}", ".candidates .", false},
    {"{\"candidates\":[{\"actions\":[\"y\"]}]}", ".candidates! .", false},
    {"{\"match\":\"phrase\",\"others\":[{\"x\":\"y\"}]}", ".others .", false},
    {"{\"records\":5,\"normalBySbc\":{\"x\":\"y\"}}", ".normalBySbc! .", true},
    {"{\"records\":5,\"normalBySbc\":{\"x\":\"y\"}}", ".normalBySbc .", false},
    {"{\"x\":5,\"normalBySbc\":{\"x\":\"y\"}}", ".normalBySbc .", true},
    {"{\"records\":5,\"x\":{\"x\":\"y\"}}", ".x .", true},
    {"{\"count\":5,\"share\":1.5,\"sbc\":{\"x\":\"y\"}}", ".sbc! .", true},
    {"{\"count\":5,\"share\":1.5,\"sbc\":{\"x\":\"y\"}}", ".sbc .", false},
    {"{\"count\":5,\"share\":1.5,\"x\":{\"x\":\"y\"}}", ".x .", true},
    {"{\"count\":5,\"sbc\":{\"x\":\"y\"}}", ".sbc .", true},
    {"{\"count\":5,\"finalSipCode\":403,\"sbc\":{\"x\":\"y\"}}", ".sbc! .+", true},
    {"{\"count\":5,\"callEndSubReason\":560403,\"sbc\":{\"x\":\"y\"}}", ".sbc! .+", true},
    {"{\"share\":1.5,\"sbc\":{\"x\":\"y\"}}", ".sbc .", true},
};

static void hands_out(void **state)
{
    const struct handed *row = *state;
    const char *text = row->text, *end = text + strlen(text);
    struct json *json = new_json(row->counts);
    enum json_result result;
    struct json_item item;
    char shown[256] = "";
    uint64_t line = 1;
    size_t used = 0;

    json_follow(json, "log", 3);
    while ((result = json_next(json, &text, end, &line, &item)) < JSON_DONE) {
        if (result == JSON_SIP) {
            used += (size_t)snprintf(shown + used, sizeof shown - used, "%.*s ",
                                     (int)item.name_size, item.name);
        } else if (result == JSON_RECORD) {
            const bool call = json_is_call(&item);

            json_fill(json);
            used +=
                (size_t)snprintf(shown + used, sizeof shown - used, ".%s%s%s%s", item.object,
                                 call ? "+" : "", item.part ? "!" : "", *item.object ? " " : "");
        }
        assert_in_range(used, 0, sizeof shown - 1);
    }
    assert_int_equal(result, JSON_DONE);
    assert_string_equal(shown, row->shown);
    free(json);
}

static const struct start {
    const char *name, *text;
    bool starts;
} starts[] = {
    {"an object may start", "{\"a\":1}", true},
    {"an object may start with spaces", " \t{ \r\n\"a\"", true},
    {"an object may start at the end of a line", "{", true},
    {"an object may start before spaces", "  { \r\n", true},
    {"an empty object may start", "{ }", true},
    {"an array may start", "[", true},
    {"an array of objects may start", "[ {", true},
    {"an array of arrays may start", "[[", true},
    {"an array of strings may start", "[\"", true},
    {"an empty array may start", "[]", true},
    {"an array of numbers may start", "[-1", true},
    {"a number in brackets may start an array", "[12] foo", true},
    {"an array of words may start", "[false", true},
    {"nothing starts no JSON", "", false},
    {"spaces start no JSON", " \t\r\n", false},
    {"text starts no JSON", "Could not connect {\"a\":1}", false},
    {"a string starts no JSON", "\"a\"", false},
    {"a number starts no JSON", "12", false},
    {"a closing brace starts no JSON", "}", false},
    {"a bare name starts no JSON", "{a:1}", false},
    {"a number in braces starts no JSON", "{0}", false},
    {"braces twice start no JSON", "{{", false},
    {"a brace and a bracket start no JSON", "{[", false},
    {"a session in brackets starts no JSON", "[S=1718575]", false},
    {"a level in brackets starts no JSON", "[info]", false},
    {"an address in brackets starts no JSON", "[::1]", false},
    {"a comma in brackets starts no JSON", "[,", false},
};

static void starts_as_stated(void **state)
{
    const struct start *row = *state;
    size_t size = strlen(row->text);
    char *copy = malloc(size + 1);

    assert_non_null(copy);
    memcpy(copy + 1, row->text, size); /* ends where the memory does */
    assert_int_equal(json_starts(copy + 1, size), row->starts);
    free(copy);
}

/* What json_starts() refuses, json_read() has to refuse: else JSON would go by unseen. */
static void whatever_is_read_starts_as_json(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(readings); i++) {
        const char *text = readings[i].text + strspn(readings[i].text, " \t\r\n");

        if (strncmp(readings[i].expected, "bad 1:", 6) != 0 && *text)
            assert_true(json_starts(text, strcspn(text, "\n")));
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, reads);
    ADD_ROWS(&tests, sizes, reads_sizes);
    ADD_ROWS(&tests, starts, starts_as_stated);
    ADD_ROWS(&tests, handings, hands_out);
    add_test(&tests, "whatever is read starts as JSON", whatever_is_read_starts_as_json, NULL);
    add_test(&tests, "objects that are too deep are no records",
             objects_that_are_too_deep_are_no_records, NULL);
    add_test(&tests, "only the outermost objects of a deep text are records",
             only_the_outermost_objects_of_a_deep_text_are_records, NULL);
    add_test(&tests, "line breaks within a piece count", line_breaks_within_a_piece_count, NULL);
    add_test(&tests, "a NUL outside strings is bad and within is text",
             a_nul_outside_strings_is_bad_and_within_is_text, NULL);
    add_test(&tests, "a line break within a string is bad", a_line_break_within_a_string_is_bad,
             NULL);
    add_test(&tests, "numbers in named objects are counted", numbers_in_named_objects_are_counted,
             NULL);
    add_test(&tests, "what has ended stays so until reset", what_has_ended_stays_so_until_reset,
             NULL);
    add_test(&tests, "a reset forgets everything", a_reset_forgets_everything, NULL);
    add_test(&tests, "an empty piece changes nothing", an_empty_piece_changes_nothing, NULL);
    return run_all(&tests, "json");
}
