/* test_answer_record.c - the codes and the phrase of a record -> entries. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lookup/answer.h"
#include "test.h"

static const struct asked {
    const char *name;
    int32_t microsoft;
    int sip;
    const char *phrase;
    const char *answer; /* match, the codes kept, how many entries, the codes of the first */
} records[] = {
    {"nothing", -1, -1, "", "nothing - - 0"},
    {"a pair", 569015, 504, "", "pair 569015 504 1 569015 504"},
    {"a pair of several phrases", 569002, 504, "", "pair 569002 504 7 569002 504"},
    {"a pair narrowed by its phrase", 569002, 504,
     "Unable to deliver ACK: No connection could be made because the target machine actively "
     "refused "
     "it",
     "pair 569002 504 1 569002 504"},
    {"a pair narrowed by words of its phrase", 510560, 403, "User is not Enterprise Voice enabled",
     "pair 510560 403 1 510560 403"},
    {"a pair with a phrase of its own", 560402, 402, "No credit", "pair 560402 402 1 560402 402"},
    {"a pair with the phrase of another", 560402, 402, "No callee endpoints were found",
     "pair 560402 402 1 560402 402"},
    {"a Microsoft code", 560408, -1, "", "code 560408 - 1 560408 408"},
    {"a Microsoft code of two SIP codes", 531000, -1, "", "code 531000 - 3 531000 410"},
    {"a short Microsoft code", 0, 408, "", "pair 0 408 1 0 408"},
    {"a SIP code", -1, 488, "", "sip - 488 4 531000 488"},
    {"a SIP code without entries", -1, 483, "", "undocumented - 483 0"},
    {"a phrase", -1, -1, "No callee endpoints were found.", "phrase - - 1 10037 480"},
    {"a phrase and a SIP code", -1, 480, "No callee endpoints were found.",
     "phrase - 480 1 10037 480"},
    {"a phrase cut off and a SIP code", -1, 480, "No callee end", "phrase - 480 1 10037 480"},
    {"a phrase cut off alone", -1, -1, "No callee end", "phrase - - 1 10037 480"},
    {"a phrase of several codes", -1, 504,
     "Unable to deliver INVITE: Invalid Request/Response line", "phrase - 504 3 549002 504"},
    {"a phrase of one word", -1, -1, "MediaConnectivityFailure", "phrase - - 1 531005 410"},
    {"a part of a phrase and its SIP code", -1, 504, "the target machine actively refused",
     "phrase - 504 2 569002 504"},
    {"a part of a phrase and another SIP code", -1, 480, "the target machine actively refused",
     "sip - 480 9 10037 480"},
    {"a phrase cut off and a SIP code without entries", -1, 483, "No callee end",
     "undocumented - 483 0"},
    {"the end of a phrase, within a text, and a SIP code without entries", -1, 483,
     "well, no connection could be made because the target machine actively refused it",
     "phrase - 483 2 569002 504"},
    {"a Microsoft code that is not documented", 560483, 483, "Too Many Hops",
     "undocumented 560483 483 0"},
    {"a documented code with another SIP code", 511404, 500, "", "undocumented 511404 500 0"},
    {"an undocumented code with a documented phrase", 10038, 480, "No callee endpoints were found",
     "phrase 10038 480 1 10037 480"},
    {"a SIP code with words of no phrase", -1, 503, "carrier trunk down", "sip - 503 3 10320 503"},
    {"a normal end", 540000, 0, "", "normal 540000 0 0"},
    {"a normal end with a phrase", 560000, 200, "Loop detected", "normal 560000 200 0"},
    {"a Microsoft code with a SIP code of success", 569015, 299, "",
     "code 569015 299 1 569015 504"},
    {"a Microsoft code with a SIP code of a redirection", 569015, 300, "",
     "undocumented 569015 300 0"},
    {"words of no phrase", -1, -1, "carrier trunk down", "nothing - - 0"},
};

static const char *code(int32_t value, char *out, size_t room)
{
    snprintf(out, room, value == DRCODE_NO_CODE ? "-" : "%ld", (long)value);
    return out;
}

static void test_record(void **state)
{
    const struct asked *row = *state;
    struct drcode_answer answer;
    struct drcode_entry entry;
    uint16_t entries[256];
    char text[128], first[16], second[16], *phrase;
    const char *match;
    size_t size, used;

    phrase = copy_bare(row->phrase, &size);
    answer_record(drcode_builtin(), row->microsoft, row->sip, phrase, size, &answer, entries,
                  COUNT(entries));
    match = drcode_match_name(answer.match);
    used = (size_t)snprintf(text, sizeof text, "%s %s %s %zu", match ? match : "nothing",
                            code(answer.microsoft, first, sizeof first),
                            code(answer.sip, second, sizeof second), answer.count);
    if (answer.count > 0) {
        drcode_entry(drcode_builtin(), entries[0], DRCODE_EN, &entry);
        snprintf(text + used, sizeof text - used, " %ld %d", (long)entry.microsoft, entry.sip);
    }
    assert_string_equal(text, row->answer);
    assert_true((answer.score > 0) == (answer.count > 0));
    assert_int_equal(answer.questions, 1);
    free(phrase);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, records, test_record);
    return run_all(&tests, "answer_record");
}
