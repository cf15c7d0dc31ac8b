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
    "block box build building case channel channels chapter cseq customer durchwahl episode exit "
    "extension floor id invoice item kb length level ligne line linea lines linha n otp page "
    "pages pid pin port ports pos postcode process regel release room rooms sector seq session "
    "size sms step thread ticket version win windows worker zeile";
static const char units[] =
    "agents am benutzer bytes calls clientes clienti clients customers days devices "
    "employees gateway hours hrs hz kb kbps klanten km kunden licences licenses lines mb mbps "
    "meetings messages min mins minuten minutes minuti minutos ms numbers packets people percent "
    "phones pm rooms s sec secondes secondi seconds secs segundos sekunden tickets times usd "
    "users usuarios utenti utilisateurs";

/* Words between an error and its number, "ends with 480", and before them; and errors after a
   number, "480 error". */
static const char with[] = "avec com con met mit with";
static const char ends[] = "ended endet endete ends termina";
static const char errors_after[] = "err erreur erro error errore errors fallo fehler fout";
/* Words of a question for a code: those that ask what it means, with the reasons of SIP responses
   of no failure; */
static const char means[] =
    "accepted bedeuten bedeutet bedeutung betekenis betekent correspond cos cosa cual decode "
    "define definition describe details docs documentation erklare erklaren erklarung explain "
    "explained explains explanation explicacao explicacion explicame explicar explique expliquer "
    "expliquez heissen heisst info information interpret mean meaning meanings means moved "
    "normal ok permanently progress qu que queued quoi sens significa significado signification "
    "significato signifie signifient spiega spiegami spiegare spiegazione temporarily translate "
    "trying uitleg understand was wat what whats";
/* those that ask how to fix it; */
static const char fixes[] =
    "abhilfe aide aider aiuto ajuda arregla arreglar arreglo arrumar avoid ayuda bad behebe "
    "beheben behebt behebung causa cause caused causes causing clear come comment como consertar "
    "corregge correggere corregir corrige corriger corrigir corrijo debug depannage depanner "
    "diagnose dipende dovuto evitar evitare eviter fix fixed fixer fixes fixing grund handle "
    "happens help herstel hilfe hoe how hulp los lose losen losung motivo occur occurs oorzaak "
    "oplossen oplossing perche porque pourquoi prevent raison reason reasons reden regler "
    "remedies remedy repair reparar repare repareer reparer repariere reparieren resolution "
    "resolve resolved resolver resolves resolving resolvo resoudre resuelvo riparare risolve "
    "risolvere risolvo serious sistemare solucao solucion soluciona solucionar soluciono "
    "solution solutions soluzione solve solves solving stop traiter triggers troubleshoot "
    "troubleshooting ursache ursachen verhelp verhelpen voorkom waardoor waarom warum weshalb "
    "why wie wieso wodurch wofur woher worry";
/* those that say that it came, where they are right before it; */
static const char got[] =
    "bekomme bekommen bekommt encounter encountered encountering encounters erhalt erhalte "
    "erhalten experience experiencing get gets getting got hit hits hitting kriege kriegen krijg "
    "krijgen krijgt obtenemos obtengo obtenons obtenu obtiens ottengo recebe recebemos recebendo "
    "receber recebo receive received receives receiving recevez recevons recibe reciben "
    "recibiendo recibimos recibo recois recoit recu riceve riceviamo ricevo see seeing seen sees "
    "sehe sehen vedo vejo vemos veo zie zien";
/* those that say that something is wrong; */
static const char fails[] =
    "aber but issue issues ma maar mais mas nao nicht niet no non not pas pero problem problema "
    "problemas probleme problemen problemes problemi problems";
/* and others that such a question may have, as it may have ordinary ones. */
static const char filler[] =
    "aan abbiamo about acontece afternoon again ai al always alweer am anybody anyone aparece "
    "appare au aux avons bei being besoin bij bitte bonjour brauche c ca can cas ce che check "
    "chi com con constantly could d da dando dans das de debe decir del dem den denn der deu "
    "devo di did die dire dit dizer doe doen doing dois donne donner du e een ein eine einem "
    "einen el en encore entsteht es esce est esta estamos este esto estou evening exactly faccio "
    "faco faire fare favor fazer find finding fur gegen give given gives gli habe haben hacer "
    "had hago happen happened having hay hello het hey hi ho houdt idea ideas if ik il immer ist "
    "j je just kan kann kannst keep keeps kept kind know knows kommt komt l la las leads ll lo "
    "look looking lookup lot lots m mache machen man many me merci met mi might mir moet moi "
    "more morning muss must need needs night nos nous now o obtenir ocurre op os para pasa per "
    "peux plait please pls plz por possible posso pour pouvez preciso provient puedo puis qual "
    "quando quel quelle quels quer questo quiere re regarding return returned returning returns "
    "rid s sale say says schon sende session should show si sind soll somebody someone staat "
    "stand stands steeds steht steps still succede suddenly svp t te tell tenemos tengo thanks "
    "there these they tonight toujours tu tun type um uma una unos us van vandaan ve veut vient "
    "von voor vous vuol waar want werde were where which who wieder wij wil will wir would "
    "zeggen zu";
/* Words that may be between one of `got` and its number: "got a 503". */
static const char articles[] = "a an ein eine einen een o um un una une uno";
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

size_t context_reason_size(const struct drcode_catalog *catalog, const struct passage *passage,
                           int32_t sip, size_t end)
{
    const char *reason = drcode_sip_reason(catalog, (int)sip, NULL), *text = passage->text + end,
               *rest;
    const size_t left = passage->size - end;
    char wanted[64], folded[128];
    size_t size = 0;

    if (!reason)
        return 0;
    fold_text(reason, strlen(reason), wanted, sizeof wanted);
    fold_text(text, left < sizeof folded ? left : sizeof folded, folded, sizeof folded);
    if (!fold_starts(folded, wanted, &rest) || (*rest && *rest != ' '))
        return 0;
    do { /* word by word: "Time-out" is two words, "Timeout" is one */
        while (size < left && !fold_in_word(text[size]))
            size++;
        while (size < left && fold_in_word(text[size]))
            size++;
        fold_text(text, size < sizeof folded ? size : sizeof folded, folded, sizeof folded);
    } while (!fold_starts(folded, wanted, &rest) && size < left);
    return size;
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

/* What the words of a text are, for context.asks. */
enum role { NUMBER = 1, MORE = 2, MEANS = 4, FIXES = 8, GOT = 16, FAILS = 32, TELLS = 64 };

/* The role of a word, or 0. */
static unsigned role_of(const char *word, size_t size)
{
    return is_in(means, word, size)                                ? MEANS
           : is_in(fixes, word, size)                              ? FIXES
           : is_in(fails, word, size) || is_in(errors, word, size) ? FAILS
           : is_in(got, word, size) || is_in(filler, word, size) || is_in(ordinary, word, size)
               ? 0
               : TELLS;
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
           role_of(word, size) == TELLS;
}

/* The role of a number. Six digits are MORE: they are a Microsoft code whatever is asked. */
static unsigned role_of_number(const struct passage *passage, size_t start, size_t end,
                               unsigned roles)
{
    char word[WORD_ROOM];
    size_t before = start, size;

    if (passage->words[start] == ' ')
        return 0; /* a time or an address, say */
    if (roles & NUMBER || end - start > 5)
        return MORE;
    do
        size = word_before(passage, before, &before, word);
    while (size > 0 && is_in(articles, word, size));
    return NUMBER | (is_in(got, word, size) ? GOT : 0U);
}

/* The value of a word of three digits; 0 for others. */
static int32_t sip_of(const struct passage *passage, size_t start, size_t end)
{
    const char *text = passage->text + start;

    return end - start == 3 && ascii_digit(text[0]) && ascii_digit(text[1]) && ascii_digit(text[2])
               ? 100 * (text[0] - '0') + 10 * (text[1] - '0') + (text[2] - '0')
               : 0;
}

struct context context_read(const struct drcode_catalog *catalog, const struct passage *passage)
{
    static const char *const spoken[] = {"通話", "呼び出し", "電話", "呼叫", "通话", "电话"};
    struct context context = {.asks = false};
    unsigned roles = 0;
    bool call = false;
    size_t at, start,
        reason = 0; /* where the reason of a SIP code ends: it is a part of the code */

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
        if (ascii_digit(passage->text[start])) {
            roles |= role_of_number(passage, start, at, roles);
            reason = at + context_reason_size(catalog, passage, sip_of(passage, start, at), at);
        } else if (start >= reason) {
            roles |= role_of(word, size);
        }
        context.error |= is_in(errors, word, size);
        context.other |= is_in(others, word, size);
        context.stranger |=
            passage->words[start] != ' ' && is_stranger(catalog, passage->text + start, word, size);
        call |= is_in(calls, word, size);
        if (size == 6 && memcmp(word, "direct", 6) == 0 && word_after(passage, at, word) == 7 &&
            memcmp(word, "routing", 7) == 0)
            context.telephony = true;
    }
    context.asks = roles & NUMBER && roles & (MEANS | FIXES | GOT) && !(roles & (MORE | TELLS));
    context.means = context.asks && roles & MEANS && !(roles & (FIXES | FAILS));
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

/* True where a sign beside a number says that it is an amount or the number of something: "100 %",
   "$500", "#404", but not "error #404". `word` is the word before it. */
static bool has_sign(const struct passage *passage, const struct number *number, const char *word,
                     size_t size)
{
    static const char *const after[] = {"%", "$", "+", "*", "\342\202\254", "\302\243"};
    const char *text = passage->text, *end = text + passage->size, *at = text + number->end;
    const char before = number->start > 0 ? text[number->start - 1] : ' ';
    size_t i;

    if (before == '$' || before == '+' || before == '*' ||
        (before == '#' && (number->start == 1 || text[number->start - 2] == ' ') &&
         !is_in(errors, word, size) && !is_in(telephony, word, size)))
        return true;
    while (at < end && *at == ' ')
        at++;
    for (i = 0; i < sizeof after / sizeof *after; i++)
        if ((size_t)(end - at) >= strlen(after[i]) && memcmp(at, after[i], strlen(after[i])) == 0)
            return true;
    return false;
}

bool context_is_counted(const struct passage *passage, const struct number *number)
{
    char word[WORD_ROOM];
    size_t start, size = word_before(passage, number->start, &start, word);

    return is_in(named, word, size) || has_sign(passage, number, word, size) ||
           is_in(units, word, word_after(passage, number->end, word));
}

bool context_is_ordinary(const char *word, size_t size)
{
    return is_in(ordinary, word, size) || is_in(telephony, word, size) ||
           is_in(calls, word, size) || is_in(errors, word, size);
}
