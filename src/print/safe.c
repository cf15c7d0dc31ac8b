#include "print/safe.h"

#include <stdbool.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

/* The characters with an escape of their own, each followed by the letter of the escape, which is
   after a backslash or, in CSV, after the character. */
static const char *const escapes[] = {[SAFE_TERMINAL] = "",
                                      [SAFE_JSON] = "\bb\tt\nn\ff\rr\"\"\\\\",
                                      [SAFE_TSV] = "\tt\nn\rr\\\\",
                                      [SAFE_CSV] = "\"\"",
                                      [SAFE_CSV_LINE] = "\"\""};

/* Fills in the code of a code point; false where it is safe. */
static bool encode(enum safe_place place, uint32_t point, struct safe_code *code)
{
    const char *escape = escapes[place];

    while (*escape && (unsigned char)*escape != point)
        escape += 2;
    if (*escape) {
        code->size = 2;
        code->text[0] = place >= SAFE_CSV ? *escape : '\\';
        code->text[1] = escape[1];
        return true;
    }
    if ((point != '\n' || place == SAFE_CSV) && !utf8_control(point))
        return false;
    code->size = 1;
    code->text[0] = place >= SAFE_TSV ? ' ' : '?';
    if (place == SAFE_JSON)
        code->size = (size_t)snprintf(code->text, sizeof code->text, "\\u%04x", (unsigned)point);
    return true;
}

size_t safe_before(enum safe_place place, const char *text, size_t size, struct safe_code *code)
{
    size_t at = 0;
    uint32_t point;

    while ((at += bytes_before_special(text + at, size - at)) < size) {
        code->taken = utf8_read(text + at, size - at, &point);
        if (code->taken == 0) {
            *code = (struct safe_code){.taken = 1, .size = 3, .text = "\357\277\275"};
            return at;
        }
        if (encode(place, point, code))
            return at;
        at += code->taken;
    }
    return size;
}

void safe_print(FILE *file, const char *text, size_t size)
{
    struct safe_code code;
    size_t safe;

    while ((safe = safe_before(SAFE_TERMINAL, text, size, &code)) < size) {
        fwrite(text, 1, safe, file);
        fwrite(code.text, 1, code.size, file);
        text += safe + code.taken;
        size -= safe + code.taken;
    }
    fwrite(text, 1, size, file);
}

void safe_error(const char *what)
{
    fputs("drcode: ", stderr);
    safe_print(stderr, what, strlen(what));
    fputc('\n', stderr);
}
