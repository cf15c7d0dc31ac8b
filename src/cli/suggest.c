#include "cli/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/distance.h"
#include "base/fold.h"

/* Digits of a Microsoft code, and of one with a SIP code after it. */
#define DIGITS      6
#define BOTH_DIGITS 9
/* The most codes that are suggested. */
#define MOST        5
/* One foreign word of this many letters is enough; of shorter ones, which may be names, two. */
#define LONG        6

/* Copies a token as digits, with O for 0 and l or I for 1, and whether it has such letters;
   returns its size, 0 where it is no number. */
static size_t read_digits(const char *text, size_t size, char *digits, bool *letters)
{
    size_t i, count = 0;

    if (size > BOTH_DIGITS)
        return 0;
    for (i = 0; i < size; i++) {
        const char c = text[i];

        count += ascii_digit(c);
        digits[i] = c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : c;
        if (!ascii_digit(digits[i]))
            return 0;
    }
    digits[size] = '\0';
    *letters = count < size;
    return 2 * count > size ? size : 0;
}

/* True where a documented code is one slip from what was written, with `letters` for digits: these,
   two digits swapped, one too many or too few. Any other of six digits may be a code that no
   document has. */
static bool is_near(const char *digits, size_t size, bool letters, const char *code,
                    size_t code_size)
{
    size_t i;

    if (size != code_size)
        return distance(digits, size, code, code_size, 1) <= 1;
    for (i = 0; i < size && digits[i] == code[i]; i++)
        ;
    return i == size ? letters
                     : (i + 1 < size && digits[i] == code[i + 1] && digits[i + 1] == code[i] &&
                        strcmp(digits + i + 2, code + i + 2) == 0);
}

/* Adds a code to a list; returns the size of the list. */
static size_t add(char *out, size_t used, const char *code)
{
    return used + (size_t)snprintf(out + used, SUGGEST_ROOM - used, "%s%s", used ? ", " : "", code);
}

/* Suggests codes for one number. */
static size_t suggest(const struct drcode_catalog *catalog, const char *digits, size_t size,
                      bool letters, char *out)
{
    int32_t last = DRCODE_NO_CODE;
    size_t i, used = 0, count = 0, first;
    struct drcode_entry entry;
    char code[16];

    if (size == BOTH_DIGITS) {
        char head[DIGITS + 1];

        memcpy(head, digits, DIGITS);
        head[DIGITS] = '\0';
        snprintf(code, sizeof code, "%s %s", head, digits + DIGITS);
        return drcode_find_pair(catalog, (int32_t)atol(head), atoi(digits + DIGITS), &first) > 0
                   ? add(out, 0, code)
                   : 0;
    }
    for (i = 0; i < drcode_count(catalog) && count < MOST; i++) {
        drcode_entry(catalog, i, DRCODE_EN, &entry);
        if (entry.microsoft < 100000 || entry.microsoft == last)
            continue;
        last = entry.microsoft;
        snprintf(code, sizeof code, "%ld", (long)entry.microsoft);
        if (is_near(digits, size, letters, code, strlen(code))) {
            used = add(out, used, code);
            count++;
        }
    }
    return used;
}

/* The size of the word that a text starts with; 0 where it starts with none. */
static size_t word_size(const char *text, size_t size)
{
    size_t count = 0;

    while (count < size && fold_in_word(text[count]))
        count++;
    return count;
}

void suggest_codes(const struct drcode_catalog *catalog, const char *query, size_t size, char *out)
{
    char digits[BOTH_DIGITS + 1];
    size_t at, word, count;
    bool letters;

    *out = '\0';
    for (at = 0; at < size; at += word + 1) {
        word = word_size(query + at, size - at);
        count = read_digits(query + at, word, digits, &letters);
        if (count + 1 >= DIGITS && suggest(catalog, digits, count, letters, out))
            return;
    }
}

/* The value of the digits of a code that has entries, or that is a registered SIP code of a
   failure; DRCODE_NO_CODE for others. */
static int32_t read_code(const struct drcode_catalog *catalog, const char *digits, size_t size)
{
    const int32_t code = size <= DIGITS && *digits != '0' ? (int32_t)atol(digits) : DRCODE_NO_CODE;
    size_t first;
    const bool known = code >= 1000 ? drcode_find_microsoft(catalog, code, &first) > 0
                                    : drcode_sip_reason(catalog, code, NULL) != NULL;

    return known ? code : DRCODE_NO_CODE;
}

/* Takes a code for the only one of its kind; false where there is another. */
static bool take_only(int32_t *only, int32_t code)
{
    if (*only != DRCODE_NO_CODE && *only != code)
        return false;
    *only = code;
    return true;
}

int32_t suggest_alone(const struct drcode_catalog *catalog, const char *query, size_t size)
{
    char digits[BOTH_DIGITS + 1];
    int32_t microsoft = DRCODE_NO_CODE, sip = DRCODE_NO_CODE, code;
    size_t at, word, count;
    bool letters;

    for (at = 0; at < size; at += word + 1) {
        word = word_size(query + at, size - at);
        count = read_digits(query + at, word, digits, &letters);
        code = count > 0 && !letters ? read_code(catalog, digits, count) : DRCODE_NO_CODE;
        if (code != DRCODE_NO_CODE && !take_only(code >= 1000 ? &microsoft : &sip, code))
            return DRCODE_NO_CODE;
    }
    return microsoft != DRCODE_NO_CODE ? microsoft : sip;
}

bool suggest_is_foreign(const char *query, size_t size)
{
    static const char words[] =
        "aan abgelaufen abgelehnt al alla andere anruf anrufe anrufer auf aus bei benutzer "
        "besetzt bezet bitte certificaat certificado certificato chamada chamadas che chiamata "
        "chiamate com como con da das dat dei del della den der desconocido di dice die do dos "
        "een ein eine einen el em esta fehlgeschlagen foi fur gebruiker geen gesprek geweigerd "
        "gli ha hat het ich il impossibile ist kann kein keine llamada llamadas los met mislukt "
        "mit na nao nel nella nem nicht niet no non nummer occupato ocupada ocupado onnistu "
        "oproep para pero podido por porque pudo que rechazada rechazado recusada rifiutata "
        "rufnummer scaduto sconosciuto se sich sin sobre teilnehmer uma una und uno usuario "
        "utente utilizador van verbinding verbindung verbunden verlopen von voor wat wegen werd "
        "werden wij wird worden wurde zertifikat zijn zu zum";
    static const char shared[] = "no do met die con com na se que van los";
    char text[1024];
    const char *word = text;
    size_t found = 0, count;

    fold_text(query, size < sizeof text ? size : sizeof text - 1, text, sizeof text);
    for (; *word; word += count + (word[count] == ' ')) {
        count = strcspn(word, " ");
        if ((unsigned char)*word >= 0xc4) /* letters of other scripts */
            return true;
        if (fold_has_word(words, word, count, true))
            found += fold_has_word(shared, word, count, true) ? 1 : count < LONG ? 2 : 3;
    }
    return found >= 3;
}
