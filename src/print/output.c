#include "print/output.h"

#include <string.h>

#include "drcode.h"
#include "print/writer.h"

size_t output_codes(char *text, int32_t microsoft, int sip)
{
    const int32_t codes[] = {microsoft, sip};
    char digits[20], *end = digits + sizeof digits, *start;
    size_t used = 0, i;

    for (i = 0; i < 2; i++) {
        if (codes[i] == DRCODE_NO_CODE)
            continue;
        start = writer_digits(end, (uint64_t)codes[i]);
        memcpy(text + used, start, (size_t)(end - start));
        used += (size_t)(end - start);
        text[used++] = ' ';
    }
    text[used] = '\0';
    return used;
}
