#include "lookup/context.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"
#include "catalog/rarity.h"

/* Folded words, in the languages of the labels; each list is sorted. */
static const char telephony[] =
    "anruf anrufe anrufen anrufer appel appelant appels audiocodes chamada chamadas chiamata "
    "chiamate dial dialed dialing dialling inbound isdn landline ligacao llamada llamadas "
    "lync msteams oproep oproepen outbound pbx phone phones pstn ribbon ringing rufnummer sbc "
    "sbcs sip skype teams telefon telefonata telefone telefonia telefonie telefono telephone "
    "telephonie telephony voip";
/* These are words of phrases as well. */
static const char telephony_of_phrases[] =
    "callee callees caller callers invite trunk trunks voicemail";
static const char calls[] = "appeler call called calling calls gesprek";
static const char errors[] =
    "code codes codice codigo err erreur erreurs erro error errore errores errors erros fail "
    "failed failing fails failure falla fallo fehler fehlercode fehlgeschlagen fout foutcode "
    "reject rejected rejects";
/* "status" and "exit" come with a code of HTTP or of a process. */
static const char others[] =
    "ajax apache api axios browser cdn chrome cloudflare cookie cron css curl database "
    "databases datenbank dbms disco disk disks disque docker drucker email emails exchange "
    "exit exited festplatte filesystem firefox game games giochi gioco git graph html httpd "
    "iis imap impresora impressora imprimante javascript jeu jeux jogo jogos juego juegos "
    "kernel kubectl kubernetes mailbox mysql navigateur nginx npm onedrive oracle outlook "
    "page pages pagina php pid postgres postgresql printer printers process queue requested "
    "rest safari sftp sharepoint smtp spiel spiele sql sqlite ssh sshd stampante status steam "
    "syntax upstream uri url urls usb web webhook webpage webseite website wget worker xbox";
/* Words before a number that is a number of something, and words after a number of things. */
static const char named[] =
    "block box build channel channels chapter cseq durchwahl episode exit extension floor id "
    "item kb length level ligne line linea lines linha n page pages pid port ports pos "
    "process regel release room rooms sector seq session size step thread ticket version win "
    "windows worker zeile";
static const char units[] =
    "agents am benutzer bytes calls days devices employees gateway hours hrs hz kb kbps km "
    "licences licenses lines mb mbps meetings messages min mins minuten minutes minuti "
    "minutos ms numbers packets people percent phones pm rooms s sec secondes secondi seconds "
    "secs segundos sekunden tickets times usd users usuarios utenti utilisateurs";

/* Words between an error and its number, "ends with 480", and before them; and errors after a
   number, "480 error". */
static const char with[] = "avec com con met mit with";
static const char ends[] = "ended endet endete ends termina";
static const char errors_after[] = "err erreur erro error errore errors fallo fehler fout";
/* Words of a question that has no others but these, ordinary ones and those of errors: "what does
   ... mean", "how do I fix ...". */
static const char asking[] =
    "abbiamo about accepted aide aiuto ajuda am avons ayuda bedeutet bedeutung behebe beheben "
    "being bekomme bekommen betekenis betekent c can cause caused causes causing ce che come "
    "comment como corriger cosa could d das de definition depannage der describe did die dire "
    "doing donne e el erhalte erhalten es est explain explanation explique expliquer faire find "
    "fixed fixes fixing give given gives haben had having heisst het hilfe hoe hulp if ik il ist "
    "j je just keep keeps kept kommt krijg krijgen l la lo look looking lookup los losen losung "
    "me mean meaning means moved need needs nous now o obtengo obtenons obtiens ok op oplossen "
    "oplossing perche permanently please por porque pourquoi progress qu que quelle queued quoi "
    "reason reasons recebo receive received receives receiving recevons recois repare reparer "
    "resolve resolved resolver resolving resoudre return returned returning returns ricevo "
    "risolvere s say says see seeing seen session show significa significado signification "
    "significato signifie solucao solucion solucionar solution solutions soluzione solve stand "
    "stands still t tell temporarily tenemos tengo there these they troubleshoot troubleshooting "
    "trying understand us van veut von vuol waarom want warum was wat were whats which wie wij "
    "will wir";
/* Words that anybody writes. */
static const char ordinary[] =
    "0 2 a after all also an and any are as at back be been but by cloud customer customers "
    "des direct do does er et final fix for friday from get gets getting got has have help "
    "how i ich in is issue issues it le les meine microsoft monday my number numbers of on "
    "one or our problem reponse response routing saturday se since so some status statut "
    "subcode sunday sur that the their them then this thursday to today tuesday un und une "
    "user users we wednesday what when why with y yesterday you your";

/* True where a list of sorted words, of `length` bytes, has a word. */
static bool is_in_list(const char *list, size_t length, const char *word, size_t size)
{
    size_t low = 0, high = length;

    while (low < high) {
        size_t start = low + (high - low) / 2, at;
        unsigned char listed, wanted;

        while (start > low && list[start - 1] != ' ')
            start--;
        for (at = 0; at < size && list[start + at] == word[at];)
            at++;
        listed = (unsigned char)(list[start + at] == ' ' ? '\0' : list[start + at]);
        wanted = (unsigned char)(at < size ? word[at] : '\0');
        if (listed == wanted)
            return size > 0;
        if (listed > wanted) {
            high = start;
        } else {
            for (low = start + at; low < high && list[low] != ' ';)
                low++;
            low++;
        }
    }
    return false;
}

/* The same for an array. */
#define is_in(list, word, size) is_in_list(list, sizeof(list) - 1, word, size)

/* Copies a word, folded, to `out`; returns its size, 0 for a long one. */
#define WORD_ROOM 32
static size_t fold_one(const char *text, size_t size, char *out)
{
    return size < WORD_ROOM ? fold_text(text, size, out, WORD_ROOM) : 0;
}

/* Folds the word before `at`; returns its size, and in `start` where it is. */
static size_t word_before(const struct passage *passage, size_t at, size_t *start, char *out)
{
    size_t end;

    while (at > 0 && !fold_in_word(passage->text[at - 1]))
        at--;
    for (end = at; at > 0 && fold_in_word(passage->text[at - 1]); at--)
        ;
    *start = at;
    return fold_one(passage->text + at, end - at, out);
}

/* Folds the word after `at`. */
static size_t word_after(const struct passage *passage, size_t at, char *out)
{
    size_t start;

    while (at < passage->size && !fold_in_word(passage->text[at]))
        at++;
    for (start = at; at < passage->size && fold_in_word(passage->text[at]); at++)
        ;
    return fold_one(passage->text + start, at - start, out);
}

/* True where a text in a script without spaces names calls or errors. */
static bool has_any(const struct passage *passage, const char *const *parts, size_t count)
{
    size_t at, i;

    for (at = 0; at < passage->size; at++)
        for (i = 0; (passage->text[at] & 0x80) && i < count; i++)
            if (passage->size - at >= strlen(parts[i]) &&
                memcmp(passage->text + at, parts[i], strlen(parts[i])) == 0)
                return true;
    return false;
}

/* True for a word that is rare and means nothing here: of four letters or more, or in capitals,
   "SAP". `text` is where it is written, `word` what it is, folded. */
static bool is_stranger(const struct drcode_catalog *catalog, const char *text, const char *word,
                        size_t size)
{
    bool capitals = size >= 2;
    size_t i;

    for (i = 0; i < size; i++) {
        if (ascii_digit(word[i]) || word[i] == '_')
            return false;
        capitals &= text[i] >= 'A' && text[i] <= 'Z';
    }
    return (size >= 4 || capitals) && rarity_of(catalog, word, size) == RARITY_MOST &&
           !context_is_ordinary(word, size) && !is_in(ends, word, size) &&
           !is_in(asking, word, size);
}

/* What words are in a question that only asks what its numbers mean. */
enum { NUMBER = 1, ASKING = 2, TELLING = 4 };

/* The role of a word, of `length` bytes as written, or 0. Codes of six digits need no question. */
static unsigned role_of(const char *text, size_t length, const char *word, size_t size)
{
    if (ascii_digit(*text))
        return length < 6 ? NUMBER : TELLING;
    if (is_in(asking, word, size) || is_in(ordinary, word, size))
        return ASKING;
    return is_in(errors, word, size) ? 0 : TELLING;
}

struct context context_read(const struct drcode_catalog *catalog, const struct passage *passage)
{
    static const char *const spoken[] = {"通話", "呼び出し", "電話", "呼叫", "通话", "电话"};
    struct context context = {.asks = false};
    unsigned roles = 0;
    bool call = false;
    size_t at, start;

    context.telephony = has_any(passage, spoken, sizeof spoken / sizeof *spoken);
    for (at = 0; at < passage->size; at++) {
        char word[WORD_ROOM];
        size_t size;

        if (!fold_in_word(passage->text[at]))
            continue;
        for (start = at; at < passage->size && fold_in_word(passage->text[at]); at++)
            ;
        size = fold_one(passage->text + start, at - start, word);
        context.telephony |=
            is_in(telephony, word, size) || is_in(telephony_of_phrases, word, size);
        roles |= role_of(passage->text + start, at - start, word, size);
        context.error |= is_in(errors, word, size);
        context.other |= is_in(others, word, size);
        context.stranger |=
            passage->words[start] != ' ' && is_stranger(catalog, passage->text + start, word, size);
        call |= is_in(calls, word, size);
        if (size == 6 && memcmp(word, "direct", 6) == 0 && word_after(passage, at, word) == 7 &&
            memcmp(word, "routing", 7) == 0)
            context.telephony = true;
    }
    context.asks = roles == (NUMBER | ASKING);
    context.other = context.other && !context.telephony;
    context.telephony |= call && context.error && !context.other;
    return context;
}

bool context_is_other(const char *folded)
{
    bool other = false;
    size_t size;

    for (; *folded; folded += size + (folded[size] == ' ')) {
        for (size = 0; folded[size] && folded[size] != ' '; size++)
            ;
        if (is_in(telephony, folded, size) || is_in(telephony_of_phrases, folded, size))
            return false;
        other |= is_in(others, folded, size);
    }
    return other;
}

bool context_is_error(const struct passage *passage, const struct number *number)
{
    static const char *const written[] = {"エラー", "コード", "错误", "代码", "錯誤"};
    char word[WORD_ROOM];
    size_t start, size = word_before(passage, number->start, &start, word);

    if (is_in(errors, word, size))
        return true;
    if (is_in(with, word, size)) {
        size = word_before(passage, start, &start, word);
        return is_in(errors, word, size) || is_in(ends, word, size);
    }
    size = word_after(passage, number->end, word);
    return is_in(errors_after, word, size) ||
           has_any(passage, written, sizeof written / sizeof *written);
}

bool context_is_counted(const struct passage *passage, const struct number *number)
{
    char word[WORD_ROOM];
    size_t start, size = word_before(passage, number->start, &start, word);

    return is_in(named, word, size) || is_in(units, word, word_after(passage, number->end, word)) ||
           (number->end < passage->size && passage->text[number->end] == '%');
}

bool context_is_ordinary(const char *word, size_t size)
{
    return is_in(ordinary, word, size) || is_in(telephony, word, size) ||
           is_in(calls, word, size) || is_in(errors, word, size);
}
