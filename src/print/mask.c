#include "print/mask.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "summary/country.h"

/* The last digits of a number that are kept. */
#define KEPT 2

/* The least and the most digits of a telephone number. */
#define LONG_NUMBER 7
#define LONGEST     15

static const char hidden[] = "***";

/* True for a digit, and for what masks one. */
static bool is_digit(char c)
{
    return ascii_digit(c) || c == '*' || c == 'x' || c == 'X';
}

static size_t count_digits(const char *text, size_t size)
{
    size_t count = 0, i;

    for (i = 0; i < size; i++)
        count += is_digit(text[i]);
    return count;
}

/* The size of the scheme of a URI. */
static size_t scheme_size(const char *text)
{
    static const char *const schemes[] = {"sip:", "sips:", "tel:"};
    size_t i, j;

    for (i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        for (j = 0; schemes[i][j] && fold_lower(text[j]) == schemes[i][j]; j++)
            ;
        if (!schemes[i][j])
            return j;
    }
    return 0;
}

/* Writes a number with its first and its last digits; returns its size. */
static size_t put_number(char *out, const char *text, size_t size, size_t first)
{
    size_t count = count_digits(text, size), digit = 0, i;

    for (i = 0; i < size; i++) {
        bool kept = digit < first || digit + KEPT >= count || count <= KEPT;

        out[i] = is_digit(text[i]) && !kept ? '*' : text[i];
        digit += is_digit(text[i]);
    }
    return size;
}

/* Writes a text that is not longer than `room`; returns its size. */
static size_t put(char *out, size_t room, const char *text, size_t size)
{
    size = size < room ? size : utf8_cut(text, size, room);
    memcpy(out, text, size);
    return size;
}

void mask_number(const struct drcode_catalog *catalog, const char *text, char *masked)
{
    size_t used = scheme_size(text), size, number;
    const struct catalog_calling *country = country_find(catalog, text + used);

    memcpy(masked, text, used);
    text += used;
    size = strcspn(text, "@;>,");
    number = strspn(text, "+0123456789*xX#().- ");
    if (size > 0 && number >= size && size < MASK_ROOM / 2)
        used += put_number(masked + used, text, size,
                           country ? strlen(catalog->pool + country->prefix) : 0);
    else
        used += put(masked + used, sizeof hidden, hidden, sizeof hidden - 1);
    text += size;
    if (*text == '@')
        used += put(masked + used, MASK_ROOM - 1 - used, text, strcspn(text, ";>, "));
    masked[used] = '\0';
}

/* The size of an IPv4 address that a text starts with, or 0. */
static size_t address_size(const char *text)
{
    size_t size = 0, part, digits;

    for (part = 0; part < 4; part++) {
        digits = strspn(text + size, "0123456789");
        size += digits;
        if (digits < 1 || digits > 3 || (part < 3 && text[size++] != '.'))
            return 0;
    }
    return size;
}

/* The size of the letters and digits that a text starts with. */
static size_t word_size(const char *text)
{
    size_t size = 0;

    while (fold_in_word(text[size]))
        size++;
    return size;
}

/* Writes what a part of a Call-ID starts with, and moves after it: a GUID, an address, a word, or a
   mark between words. Returns its size. */
static size_t put_part(char *out, const char **text, size_t left)
{
    const char *part = *text;
    const size_t address = address_size(part), word = word_size(part),
                 digits = strspn(part, "0123456789");
    size_t size = left >= ASCII_GUID && ascii_guid(part) ? ASCII_GUID
                  : address > 0                          ? address
                  : word > 0                             ? word
                                                         : 1;

    *text += size < left ? size : left;
    if (size > left)
        return 0; /* it was cut */
    if (size == address)
        return put(out, sizeof hidden, hidden, sizeof hidden - 1);
    if (size == digits && digits >= LONG_NUMBER && digits <= LONGEST)
        return put_number(out, part, size, 0);
    return put(out, MASK_ROOM, part, size);
}

void mask_call_id(const char *text, char *masked)
{
    const char *end = text + utf8_cut(text, strlen(text), MASK_ROOM - sizeof "***@***");
    size_t used = 0;

    while (text < end && *text != '@')
        used += put_part(masked + used, &text, (size_t)(end - text));
    if (*text == '@')
        used += put(masked + used, sizeof "@***", "@***", 4);
    masked[used] = '\0';
}

/* True for a phrase that may have a number or an address. */
static bool is_personal(const char *phrase)
{
    return strchr(phrase, '@') || count_digits(phrase, strlen(phrase)) >= LONG_NUMBER;
}

const struct drcode_finding *mask_finding(struct masked *masked,
                                          const struct drcode_catalog *catalog,
                                          const struct drcode_finding *finding)
{
    masked->finding = *finding;
    masked->finding.text = NULL;
    masked->finding.text_size = 0;
    masked->finding.row = false;
    if (finding->caller) {
        mask_number(catalog, finding->caller, masked->caller);
        masked->finding.caller = masked->caller;
    }
    if (finding->callee) {
        mask_number(catalog, finding->callee, masked->callee);
        masked->finding.callee = masked->callee;
    }
    if (finding->user) {
        mask_number(catalog, finding->user, masked->user);
        masked->finding.user = masked->user;
    }
    if (finding->call_id) {
        mask_call_id(finding->call_id, masked->call_id);
        masked->finding.call_id = masked->call_id;
    }
    if (finding->phrase && is_personal(finding->phrase))
        masked->finding.phrase = NULL; /* an entry has its own */
    return &masked->finding;
}
