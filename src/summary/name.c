#include "summary/name.h"

#include <stdint.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

size_t name_copy(char *to, size_t room, const char *name, size_t size)
{
    size_t used = 0, length;
    uint32_t point;

    size = bytes_before('\0', name, size);
    if (size <= room && bytes_ascii(name, size)) { /* as most are */
        memcpy(to, name, size);
        return size;
    }
    for (; size > 0; name += length, size -= length) {
        const char *from = name;
        size_t wanted;

        length = wanted = utf8_read(name, size, &point);
        if (length == 0) {
            from = "\357\277\275";
            wanted = 3;
            length = 1;
        }
        if (used + wanted > room)
            break;
        memcpy(to + used, from, wanted);
        used += wanted;
    }
    return used;
}
