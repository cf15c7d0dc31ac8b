/* differential.c - any bytes as a log, read in two ways that must find the same. */
#include "two_ways.c"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size > 0)
        read_in_two_ways((const char *)bytes, size, bytes, size);
    return 0;
}
