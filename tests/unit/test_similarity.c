/* test_similarity.c - how near a text is to a phrase. The rows are written as people write, and
 * folded.
 */
#include "lookup/similarity.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "test.h"

#define ROOM    8192
#define REFUSED "No connection could be made because the target machine actively refused it"
#define INVITE  "Unable to deliver INVITE: "
/* 78 letters. */
#define LETTERS                                                                                    \
    "aaaaaa bbbbbb cccccc dddddd eeeeee ffffff gggggg hhhhhh iiiiii jjjjjj kkkkkk llllll nnnnnn "

/* A folded text and its words; a phrase also has a tail, after its first colon. */
struct folded {
    char text[ROOM];
    struct words words;
    size_t tail;
};

static void fold_row(const char *text, struct folded *out)
{
    char head[ROOM];
    size_t colon = strcspn(text, ":");

    fold_text(text, strlen(text), out->text, sizeof out->text);
    words_split(drcode_builtin(), out->text, &out->words);
    out->tail = text[colon] ? fold_text(text, colon, head, sizeof head) + 1 : 0;
}

/* Texts that are spelt right, and how they score. */
static const struct spelling {
    const char *name, *text, *phrase;
    int score;
} spellings[] = {
    {"the phrase itself", "Loop detected", "Loop detected", SCORE_EXACT},
    {"the phrase in other words' spelling", "LOOP - DETECTED!", "Loop detected", SCORE_EXACT},
    {"spaces do not count", "Sdp Parsing Failure", "SdpParsingFailure", SCORE_EXACT},
    {"a short phrase is still one", "Ok", "OK", SCORE_EXACT},
    {"the tail", REFUSED, INVITE REFUSED, SCORE_EXACT_TAIL},
    {"the phrase within a text", "so: " INVITE REFUSED " today", INVITE REFUSED, SCORE_CONTAINED},
    {"a short phrase that is what the text is about", "Reason: Loop detected", "Loop detected",
     SCORE_CONTAINED},
    {"a short phrase in a long text", "spanning tree: loop detected on port 5", "Loop detected",
     SCORE_NONE},
    {"a short phrase after a no", "No loop detected", "Loop detected", SCORE_NONE},
    {"a short phrase after a no and another word", "so no loop detected", "Loop detected",
     SCORE_NONE},
    {"a short phrase beside a word that proves less", "Server: loop detected", "Loop detected",
     SCORE_CONTAINED},
    {"a short phrase beside a rare word", "Carrier: server timeout", "Server timeout", SCORE_NONE},
    {"a short phrase of everyday words in a long text",
     "the request terminated while it was forked", "Request terminated", SCORE_NONE},
    {"a phrase with a rare word in a long text", "Telephony: gateways timed out on all sides",
     "Gateways timed out", SCORE_CONTAINED},
    {"a phrase that is part of a word", "No callee endpoints were foundry",
     "callee endpoints were found", SCORE_NONE},
    {"the tail within a text", "so: " REFUSED, INVITE REFUSED, SCORE_CONTAINED_TAIL},
    {"the tail within a text, a part of a word", "so: " REFUSED "ems", INVITE REFUSED, SCORE_NONE},
    {"the tail after the same method", INVITE "well, " REFUSED, INVITE REFUSED,
     SCORE_CONTAINED_TAIL},
    {"the tail after another method", "Unable to deliver ACK: well, " REFUSED, INVITE REFUSED,
     SCORE_CONTAINED_TAIL - 1},
    {"the start", "Unable to deliver IN", INVITE REFUSED, SCORE_CUT},
    {"the start, nine characters", "Unable to ", "Unable to deliver INVITE", SCORE_NONE},
    {"the start, ten characters", "Loop detec", "Loop detected", SCORE_CUT},
    {"a start of two whole words", "Routing to", "Routing to voicemail is disabled", SCORE_CUT},
    {"the start, eleven characters", "Unable to d", "Unable to deliver INVITE", SCORE_CUT},
    {"a start of one word that is cut off itself", "Establishmen", "Establishment timeout",
     SCORE_CUT},
    {"a start of one everyday word", "Establishment", "Establishment timeout", SCORE_NONE},
    {"a start of one word that is a name", "InternalDiagCode", "InternalDiagCode: A, B", SCORE_CUT},
    {"a part that proves just enough", "machine table target call",
     "Samovar machine table target call again", SCORE_PART},
    {"a part that proves a little less", "machine table target",
     "Samovar machine table target call again", SCORE_NONE},
    {"a part that proves just enough before its last word, cut off",
     "machine table target call sam", "Kettle machine table target call samovar", SCORE_PART},
    {"a part that proves a little less before its last word, cut off", "machine table target sam",
     "Kettle machine table target samovar", SCORE_NONE},
    {"a part three words after a no", "samovar today", "No kettle boiled samovar today is fine",
     SCORE_NONE},
    {"a part four words after a no", "samovar today", "No kettle boiled dry samovar today is fine",
     SCORE_PART},
    {"a start of the tail of two words", "No connection", INVITE REFUSED, SCORE_NONE},
    {"a start of the tail of one word that is a name", "InternalDiagCode",
     INVITE "InternalDiagCode failed", SCORE_CUT_TAIL},
    {"the start of the tail, three short words", "No such host", INVITE "No such host is known",
     SCORE_CUT_TAIL},
    {"the start of the tail", "No connection could", INVITE REFUSED, SCORE_CUT_TAIL},
    {"the start of the tail, two words", "No connection", INVITE REFUSED, SCORE_NONE},
    {"the start of the tail, a name", "CannotSupportAnyMedia",
     "Code: CannotSupportAnyMedia, Phrase: X", SCORE_CUT_TAIL},
    {"the greater half, to the end", "Call rejected", "Forbidden; Call rejected", SCORE_CUT},
    {"half, to the end", "in bravo", "charlie in bravo", SCORE_CUT},
    {"a letter less than half, to the end", "in bravo", "charlies in bravo", SCORE_PART},
    {"half, to the end, a single word", "bravo", "alpha bravo", SCORE_NONE},
    {"the greater half without its no", "callee endpoints found", "No callee endpoints found",
     SCORE_NONE},
    {"the lesser half, to the end", "Response line", "Invalid Request/Response line", SCORE_NONE},
    {"a part", "the target machine actively refused", INVITE REFUSED, SCORE_PART},
    {"a short part", "target machine", INVITE REFUSED, SCORE_NONE},
    {"a part of everyday words", "could be made because the", "There it " REFUSED, SCORE_NONE},
    {"a part with a rare word", "blackhole media", "Cannot negotiate with blackhole media now",
     SCORE_PART},
    {"a small part of a long phrase", "blackhole media",
     "Cannot negotiate with blackhole media now, nor later, nor at any time after that, whatever "
     "the "
     "other side may offer in its answers to us",
     SCORE_NONE},
    {"a part of two words", "outgoing negotiation", "The outgoing negotiation has failed",
     SCORE_PART},
    {"a part of two words that everybody writes", "request has", "The outgoing request has failed",
     SCORE_NONE},
    {"a part of one word with fifteen letters", "EncryptionError", "Some code EncryptionError here",
     SCORE_NONE},
    {"a part of one word with sixteen letters", "EncryptionFailed",
     "Some code EncryptionFailed here", SCORE_PART},
    {"a part after a no", "viable path to target machine", "No viable path to target machine found",
     SCORE_NONE},
    {"a part two words after a no", "path to target machine blackhole",
     "No viable path to target machine blackhole found", SCORE_NONE},
    {"a part two words after a not", "viable path to target machine",
     "Not connected viable path to target machine found", SCORE_PART},
    {"a part after a no that is not the first word", "connection could be made because",
     "There is " REFUSED, SCORE_NONE},
    {"a part after a without", "media acceptable to both sides",
     "Offer without media acceptable to both sides", SCORE_NONE},
    {"a part with its no", "no connection could be made because", "There is " REFUSED, SCORE_PART},
    {"a part that is a name", "SrtpEncryptionRequired", "Some code SrtpEncryptionRequired and more",
     SCORE_PART},
    {"a part that starts within a word", "arget machine actively refused it", REFUSED, SCORE_NONE},
    {"a part that ends within a word", "the target machine actively refu", REFUSED, SCORE_PART},
    {"another text", "banana bread recipe", REFUSED, SCORE_NONE},
    {"a misspelt text", "Loop detcted", "Loop detected", SCORE_NONE},
    {"no text", "", "Loop detected", SCORE_NONE},
};

static void scores(void **state)
{
    const struct spelling *row = *state;
    struct folded text, phrase;

    fold_row(row->text, &text);
    fold_row(row->phrase, &phrase);
    assert_int_equal(similarity_phrase(&text.words, phrase.text, phrase.tail), row->score);
}

/* Texts with other spellings: true where they are the phrase all the same. */
static const struct misspelling {
    const char *name, *text, *phrase;
    bool found;
} misspellings[] = {
    {"a letter left out", "Loop detcted", "Loop detected", true},
    {"a letter too many", "Loop deteccted", "Loop detected", true},
    {"a letter too many at the start of a word", "Loop edetected", "Loop detected", true},
    {"another letter", "Loop detacted", "Loop detected", true},
    {"two letters swapped", "Loop detetced", "Loop detected", true},
    {"the first two letters of a word swapped", "Loop edtected", "Loop detected", true},
    {"two letters of seventeen", "Requst terminatd", "Request terminated", true},
    {"three letters of eighteen", "Gatewyas regitserd", "Gateways registered", false},
    {"the first two letters of a word left out",
     "sbc1: No nnection could be made because the target machine refused it",
     "No connection could be made because the target machine refused it", true},
    {"the first two letters, which are no prefix that turns a word",
     "sbc1: stream server is unavailable", "upstream server is unavailable", true},
    {"a letter of a word of three", "Call to bat is rejected due to null user settings",
     "Call to bot is rejected due to null user settings", false},
    {"a letter of ten", "Bad reqest", "Bad request", true},
    {"a letter of nine", "Busy lins", "Busy lines", false},
    {"another letter of a short word", "sbc1: No callee was foumd here", "No callee was found here",
     true},
    {"two letters too many in a word", "sbc1: User is not Enterprisess Voice enabled",
     "User is not Enterprise Voice enabled", true},
    {"two letters left out of a word", "sbc1: User is not Enterpri Voice enabled",
     "User is not Enterprise Voice enabled", true},
    {"a letter of another script left out",
     "\320\237\320\276\320\272\321\201\320\270 \320\275\320\265\321\202 "
     "\320\276\321\202\320\262\320\265\321\202\320\260",
     "\320\237\321\200\320\276\320\272\321\201\320\270 \320\275\320\265\321\202 "
     "\320\276\321\202\320\262\320\265\321\202\320\260",
     true},
    {"two letters of a short phrase", "Loop deleted", "Loop detected", false},
    {"two letters of a short phrase, of which one has moved", "Loop dtxected", "Loop detected",
     false},
    {"two letters of a long phrase", "User is not Enterpise Voice enabeld",
     "User is not Enterprise Voice enabled", true},
    {"three letters of one word", "IceConnectivityChecksPassed", "IceConnectivityChecksFailed",
     false},
    {"a letter of a short word", "User its not Enterprise Voice enabled",
     "User is not Enterprise Voice enabled", false},
    {"words written as one", "No callee endpoints werefound now", "No callee endpoints were found",
     true},
    {"a word written as two", "No callee end points where found", "No callee endpoints were found",
     true},
    {"a word written as two, the first longer than what may differ", "Remote certifi cate expired",
     "Remote certificate expired", true},
    {"a word written as two, within a text", "sbc1: Remote certifi cate expired",
     "Remote certificate expired", true},
    {"the first two words written as one, within a text", "sbc1: Remotecertificate expired",
     "Remote certificate expired", true},
    {"a word of forty letters", "abcdefghijklmnopqrstuvwxyzabcdefghijklmm was not found",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmn was not found", true},
    {"a word of forty letters, the first of them another",
     "bbcdefghijklmnopqrstuvwxyzabcdefghijklmn was not found",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmn was not found", true},
    {"a word of forty letters that has lost the last and got another first",
     "yabcdefghijklmnopqrstuvwxyzabcdefghijklm was not found",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmz was not found", true},
    {"a word of more, which is not compared letter by letter",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmnn was not found",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmno was not found", false},
    {"a word of forty letters for one of more",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmn was not found",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmno was not found", false},
    {"a word of more for one of forty letters",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmno was not found",
     "abcdefghijklmnopqrstuvwxyzabcdefghijklmn was not found", false},
    {"a small word left out", "Cannot negotiate new modality with black media",
     "Cannot negotiate a new modality with black media", true},
    {"a small word left out before a no", "No case may the call be forked, sbc1 said",
     "In no case may the call be forked", true},
    {"a word that matters left out", "Participant call has been canceled because recorder failed",
     "Participant call leg has been canceled because an invite to a required recorder failed",
     false},
    {"a small word added", "No connection could be made because of the target machine",
     "No connection could be made because the target machine", true},
    {"a word with digits added",
     "No connection could be made sbc12 by because the target machine refused it",
     "No connection could be made because the target machine refused it", false},
    {"words before and after", "09 sbc said No calle endpoints were found to the trunk",
     "No callee endpoints were found", true},
    {"a part", "becuase the target machine actively refused", INVITE REFUSED, true},
    {"a short part", "targt machine", INVITE REFUSED, false},
    {"a part of everyday words", "could be mdae because the target", REFUSED, false},
    {"a part with rare words", "becuase the target machine actively", REFUSED, true},
    {"a part with as many mistakes as may be", "actviley blackhole medai targte",
     "The actively blackhole media target now", true},
    {"a part with a mistake more", "actvley blackhole medai tarrgte",
     "The actively blackhole media target now", false},
    {"a part after a no", "conection could be made because the target", REFUSED, false},
    {"the tail", "No conection could be made because the target machine refused it",
     INVITE "No connection could be made because the target machine refused it", true},
    {"the tail, within a text",
     "sbc1: No conection could be made because the target machine refused it",
     INVITE "No connection could be made because the target machine refused it", true},
    {"a short tail in a long text", "Loop detcted on the line of the trunk", INVITE "Loop detected",
     false},
    {"without its not", "User is Enterprise Voice enabled", "User is not Enterprise Voice enabled",
     false},
    {"with another not", "User is not Enterprise Voice enabled", "User is Enterprise Voice enabled",
     false},
    {"can't for cannot", "Can't negotiate a new modality", "Cannot negotiate a new modality", true},
    {"can for cannot", "Can negotiate a new modality", "Cannot negotiate a new modality", false},
    {"another digit", "TLS decryption failed; HRESULT=590616",
     "TLS decryption failed; HRESULT=590615", false},
    {"the right digits", "TLS decripton failed; HRESULT=590615",
     "TLS decryption failed; HRESULT=590615", true},
    {"another digit that starts a word", "no 4gpp media path was found",
     "no 3gpp media path was found", false},
    {"unsupported for supported", "Unsupported Media Type", "Supported Media Type", false},
    {"supported for unsupported", "Supported Media Type", "Unsupported Media Type", false},
    {"valid for invalid", "Valid number format rejected", "Invalid number format rejected", false},
    {"complete for incomplete", "Number complete and call rejected",
     "Number incomplete and call rejected", false},
    {"activated for deactivated", "sbc1: Routing to voicemail was activated by policy",
     "Routing to voicemail was deactivated by policy", false},
    {"deactivated for activated", "sbc1: Routing to voicemail was deactivated by policy",
     "Routing to voicemail was activated by policy", false},
    {"possible for impossible", "sbc1: it is possible to deliver the message",
     "it is impossible to deliver the message", false},
    {"encryption for decryption", "sbc1: TLS encryption of the message failed",
     "TLS decryption of the message failed", false},
    {"external for internal", "sbc1: the external trunk is out of service",
     "the internal trunk is out of service", false},
    {"the first letter of a word is another", "sbc1: the anternal trunk is out of service",
     "the internal trunk is out of service", true},
    {"unable for able", "unable to deliver the invite", "able to deliver the invite", false},
    {"inbound for outbound", "Get Inbound routing - failed getting gateways",
     "Get Outbound routing - failed getting gateways", false},
    {"enabled for disabled", "Routing to voicemail is enabled in policy",
     "Routing to voicemail is disabled in policy", false},
    {"the start of a word twice, which is not its opposite",
     "Get Ininound routing - failed getting gateways",
     "Get Inbound routing - failed getting gateways", true},
    {"two letters left out of a word, which is not its opposite",
     "sbc1: Unually long delay before the answer", "Unusually long delay before the answer", true},
    {"caller for callee", "Get Flighting - wrong caller MRI", "Get Flighting - wrong callee MRI",
     false},
    {"caller for callee, after", "private calling is disabled for the caller",
     "private calling is disabled for the callee", false},
    {"caller misspelt", "sbc1: private calling is disabled for the callre",
     "private calling is disabled for the caller", true},
    {"caller misspelt, in a part", "private calling is disabled for the callre",
     "As private calling is disabled for the caller, it was rejected", true},
    {"an eighth of a phrase", "samovar ketle", LETTERS "mmmmm samovar kettle", true},
    {"less than an eighth of a phrase", "samovar ketle", LETTERS "mmmmmm samovar kettle", false},
    {"a short phrase, spelt right", "the samovar", "Samovar", true},
    {"a short text", "Lop", "Loop", false},
    {"another text", "banana bread recipe with everything", REFUSED, false},
    {"no text", "", "Loop detected", false},
};

static void forgives(void **state)
{
    const struct misspelling *row = *state;
    struct folded text, phrase;
    int score;

    fold_row(row->text, &text);
    fold_row(row->phrase, &phrase);
    score = similarity_misspelt(&text.words, phrase.text, phrase.tail);
    if (row->found)
        assert_in_range(score, SCORE_LEAST, SCORE_MISSPELT);
    else
        assert_int_equal(score, SCORE_NONE);
}

static int misspelt(const char *text, const char *phrase)
{
    static struct folded a, b;

    fold_row(text, &a);
    fold_row(phrase, &b);
    return similarity_misspelt(&a.words, b.text, b.tail);
}

/* Two spellings of one phrase, and which of them is nearer. */
static const struct comparison {
    const char *name, *one, *other, *phrase;
    int sign; /* 1: the first, -1: the second, 0: both are as near */
} comparisons[] = {
    {"words before do not count", "sbc1: No callee endpint were found",
     "No callee endpint were found", "No callee endpoint were found", 0},
    {"a swap is as near as a letter left out", "No callee endpiont were found",
     "No callee endpint were found", "No callee endpoint were found", 0},
    {"two words written as one are as near as a letter left out",
     "sbc1: No callee endpoints werefound", "sbc1: No callee endpoint were found",
     "No callee endpoints were found", 0},
    {"a word written as two is as near as a letter left out",
     "sbc1: No callee end points were found", "sbc1: No callee endpoint were found",
     "No callee endpoints were found", 0},
    {"another no is as near as a letter left out", "Can't negotiate a new modality",
     "Cannot negotiate a new modalty", "Cannot negotiate a new modality", 0},
    {"a letter is nearer than a small word",
     "No connection could be made becaus the target machine",
     "No connection could made because the target machine",
     "No connection could be made because the target machine", 1},
    {"a letter is nearer than a word of one letter",
     "sbc1: Cannot negotiate a new modalty with media",
     "sbc1: Cannot negotiate new modality with media", "Cannot negotiate a new modality with media",
     1},
    {"a letter is nearer than a word of one letter added",
     "sbc1: Cannot negotiate new modalty with media",
     "sbc1: Cannot negotiate new modality with a media", "Cannot negotiate new modality with media",
     1},
    {"a word of one letter added is as near as two letters left out",
     "sbc1: Cannot negotiate new modality with a media",
     "sbc1: Cannot negotate new modalty with media", "Cannot negotiate new modality with media", 0},
    {"a word of one letter left out is as near as two letters",
     "sbc1: Cannot negotiate new modality with media",
     "sbc1: Cannot negotate a new modalty with media", "Cannot negotiate a new modality with media",
     0},
    {"a shorter word added is nearer", "No connection could be made because of the target machine",
     "No connection could be made because now the target machine",
     "No connection could be made because the target machine", 1},
    {"a shorter word left out is nearer",
     "No connection could be made because target machine refused it",
     "No connection could made because the target machine refused it",
     "No connection could be made because the target machine refused it", -1},
};

static void compares(void **state)
{
    const struct comparison *row = *state;
    int one = misspelt(row->one, row->phrase), other = misspelt(row->other, row->phrase);

    assert_in_range(one, SCORE_LEAST, SCORE_MISSPELT - 1);
    assert_in_range(other, SCORE_LEAST, SCORE_MISSPELT - 1);
    assert_int_equal((one > other) - (one < other), row->sign);
}

static void more_mistakes_score_less(void **state)
{
    static const char *const texts[] = {
        "No conection could be made because the target machine actively refused it",
        "No conection could be made becuase the target machine actively refused it",
        "No conection could be made becuase the traget machine actively refused it",
        "No conection could be made becuase the traget machin actively refused it"};
    int last = SCORE_MISSPELT + 1;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(texts); i++) {
        int score = misspelt(texts[i], REFUSED);

        assert_in_range(score, SCORE_LEAST, last - 1);
        last = score;
    }
}

/* "User is not enabled" is all of one phrase and a part of the other. */
static void the_whole_comes_before_a_part(void **state)
{
    (void)state;
    assert_true(
        misspelt("User is not Entreprise Voice enabled", "User is not Enterprise Voice enabled") >
        misspelt("User is not Entreprise Voice enabled",
                 "User is not Enterprise Voice enabled. User is not allowed to dial out"));
}

static void the_same_method_comes_first(void **state)
{
    static const char text[] =
        "Unable to delivr ACK: No conection could be made because the target";

    (void)state;
    assert_true(
        misspelt(text, "Unable to deliver ACK: No connection could be made because the target") >
        misspelt(text, INVITE "No connection could be made because the target"));
}

/* One letter of six may differ, after the first four: here 31 of 192. */
static void so_many_mistakes_are_forgiven_in_a_long_phrase(void **state)
{
    char text[256] = "", phrase[256] = "";
    size_t count, i;

    (void)state;
    for (count = 30; count <= 32; count++) {
        for (i = 0; i < 48; i++) {
            memcpy(text + 5 * i, i < count ? "abce " : "abcd ", 6);
            memcpy(phrase + 5 * i, "abcd ", 6);
        }
        if (count <= 31)
            assert_in_range(misspelt(text, phrase), SCORE_LEAST, SCORE_LEAST + 1);
        else
            assert_int_equal(misspelt(text, phrase), SCORE_NONE);
    }
}

static int likeness(const char *text, const char *phrase)
{
    static struct folded a, b;
    size_t i;

    fold_row(text, &a);
    fold_row(phrase, &b);
    for (i = 0; i < a.words.count; i++)
        a.words.list[i].weight = (unsigned char)words_weight(&a.words, i);
    return similarity_likeness(&a.words, b.text, 0);
}

static void likeness_grows_with_what_is_common(void **state)
{
    (void)state;
    assert_int_equal(likeness("banana bread", "Loop detected"), 0);
    assert_int_equal(likeness("", "Loop detected"), 0);
    assert_int_equal(likeness("a to in", "a to in"), 0); /* small words say nothing */
    assert_true(likeness("banana loop detected", "Loop detected") > 0);
    assert_int_equal(likeness("banana", "Loop detected"), 0); /* nor do those of the text before */
    assert_true(likeness("expired", "Remote host expired") > 0);
    assert_int_equal(likeness("expired", "Remote host"), 0); /* or of the phrase before */
    assert_in_range(likeness("certificate expired", "Remote certificate expired"), 75, 100);
    assert_true(
        likeness("certificate expired", "Remote certificate expired; and a long tail of words") >
        likeness("certificate expired", "failover timer expired"));
    assert_true(likeness("loop detected", "Loop detected") >
                likeness("loop rejected", "Loop detected"));
    assert_int_equal(likeness("modality", "modalty modality"), /* the nearest word counts */
                     likeness("modality", "modality modalty"));
    assert_in_range(likeness("modalty", "modality"), 1, 50);
    assert_true(likeness("machinx", "machino machine") > 0); /* the first of two that are as near */
    assert_int_equal(likeness("machinx", "machine machino"), 0);
    assert_int_equal(likeness("madalty", "modality"), 0); /* too little is left of it */
    assert_true(likeness("loop detected", "Loop detected") >
                likeness("detected", "Loop detected") - 25);
    assert_in_range(likeness(REFUSED, REFUSED), 75, 100);
}

/* Weights in common, of the text and of the phrase, and the likeness: three quarters for the text.
 */
static const struct percent {
    const char *name;
    unsigned common, all, phrase, percent;
} percents[] = {
    {"percent: all of both", 10, 10, 10, 87},
    {"percent: half of the text", 10, 20, 10, 49},
    {"percent: two thirds of the text", 20, 30, 30, 60},
    {"percent: a phrase without weight", 10, 10, 0, 100},
    {"percent: a long phrase", 10, 10, 240, 76},
    {"percent: a long text", 10, 750, 0, 26},
};

static void percent_of(void **state)
{
    const struct percent *row = *state;

    assert_int_equal(similarity_percent(row->common, row->all, row->phrase), row->percent);
}

/* Fills `out` with `count` words "banana", then the text. */
static void pad(size_t count, const char *text, char *out)
{
    for (*out = '\0'; count-- > 0; out += strlen(out))
        strcpy(out, "banana ");
    strcpy(out, text);
}

static void phrases_after_the_last_word_are_found_where_spelt_right(void **state)
{
    static char text[ROOM];
    static struct folded query, phrase, shorter;

    (void)state;
    fold_row("No connection could be made because the target machine refused it", &shorter);
    fold_row(REFUSED, &phrase);
    pad(WORDS_ROOM + 40, REFUSED, text);
    fold_row(text, &query);
    assert_int_equal(similarity_phrase(&query.words, phrase.text, 0), SCORE_CONTAINED);
    pad(WORDS_ROOM - 40,
        "No conection could be made because the target machine actively refused it", text);
    fold_row(text, &query);
    assert_int_equal(similarity_phrase(&query.words, phrase.text, 0), SCORE_NONE);
    assert_in_range(similarity_misspelt(&query.words, phrase.text, 0), SCORE_LEAST, SCORE_MISSPELT);
    pad(WORDS_ROOM - 13,
        "No conection could be made because the target machine actively refused it now", text);
    fold_row(text, &query); /* its last word is the last one that counts, or the one before */
    assert_in_range(similarity_misspelt(&query.words, phrase.text, 0), SCORE_LEAST, SCORE_MISSPELT);
    pad(WORDS_ROOM - 12,
        "No conection could be made because the target machine actively refused it", text);
    fold_row(text, &query);
    assert_in_range(similarity_misspelt(&query.words, phrase.text, 0), SCORE_LEAST, SCORE_MISSPELT);
    pad(WORDS_ROOM - 11, "No conection could be made because the target machine refused it", text);
    fold_row(text, &query);
    assert_in_range(similarity_misspelt(&query.words, shorter.text, 0), SCORE_LEAST,
                    SCORE_MISSPELT);
    pad(WORDS_ROOM - 10, "No conection could be made because the target machine refused", text);
    fold_row(text, &query);
    assert_in_range(similarity_misspelt(&query.words, shorter.text, 0), SCORE_LEAST,
                    SCORE_MISSPELT);
    pad(WORDS_ROOM, "No conection could be made because the target machine actively refused it",
        text);
    fold_row(text, &query);
    assert_int_equal(similarity_misspelt(&query.words, phrase.text, 0), SCORE_NONE);
}

static void one_endless_word_is_no_trouble(void **state)
{
    static char text[1 << 17];
    struct words words;

    (void)state;
    memset(text, 'a', sizeof text - 1);
    words_split(drcode_builtin(), text, &words);
    assert_int_equal(words.count, 1);
    assert_int_equal(words.list[0].size, UINT16_MAX);
    assert_int_equal(similarity_phrase(&words, "loop detected", 0), SCORE_NONE);
    assert_int_equal(similarity_misspelt(&words, "loop detected", 0), SCORE_NONE);
    words.list[0].weight = 1;
    assert_int_equal(similarity_likeness(&words, "loop detected", 0), 0);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, spellings, scores);
    ADD_ROWS(&tests, misspellings, forgives);
    ADD_ROWS(&tests, comparisons, compares);
    ADD_ROWS(&tests, percents, percent_of);
    add_test(&tests, "more mistakes score less", more_mistakes_score_less, NULL);
    add_test(&tests, "the whole comes before a part", the_whole_comes_before_a_part, NULL);
    add_test(&tests, "the same method comes first", the_same_method_comes_first, NULL);
    add_test(&tests, "some mistakes are forgiven in a long phrase",
             so_many_mistakes_are_forgiven_in_a_long_phrase, NULL);
    add_test(&tests, "likeness grows with what is common", likeness_grows_with_what_is_common,
             NULL);
    add_test(&tests, "phrases after the last word are found where spelt right",
             phrases_after_the_last_word_are_found_where_spelt_right, NULL);
    add_test(&tests, "one endless word is no trouble", one_endless_word_is_no_trouble, NULL);
    return run_all(&tests, "match");
}
