/*
 * parts.c - included by targets after their table `parts`: a byte of the input is itself or, from
 * 0x80 on, a text of the table. What that makes is a log, read in two ways that must find the same.
 */
#include "two_ways.c"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct buffer text;
    size_t at;

    text.size = 0;
    for (at = 0; at < size; at++) {
        if (bytes[at] >= 0x80 && bytes[at] - 0x80U < sizeof parts / sizeof *parts)
            buffer_string(&text, parts[bytes[at] - 0x80U]);
        else
            buffer_char(&text, (char)bytes[at]);
    }
    if (text.size > 0)
        read_in_two_ways(text.data, text.size, bytes, size);
    return 0;
}
