#include "cli/header_names.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

/* How many bytes are looked at. */
#define HEAD_ROOM 512

/* The most words of a name: a sentence has more between its commas. */
#define WORDS 5

static const char more[] = "...";

/* Copies the bytes of a text without byte order marks and the NULs of UTF-16. */
static size_t read_head(const char *bytes, size_t size, char *head)
{
    static const char *const marks[] = {"\357\273\277", "\377\376", "\376\377"};
    size_t used = 0, i, at = 0;

    for (i = 0; i < sizeof marks / sizeof *marks; i++)
        if (size >= strlen(marks[i]) && memcmp(bytes, marks[i], strlen(marks[i])) == 0)
            at = strlen(marks[i]);
    for (; at < size && used < HEAD_ROOM; at++)
        if (bytes[at] != '\0')
            head[used++] = bytes[at];
    return used;
}

/* True for a line that may be before the header: a blank one, "sep=;" or "#TYPE ...". */
static bool is_before(const char *line, size_t size)
{
    return ascii_blank(line, size) || *line == '\r' || *line == '#' ||
           (size >= 4 && memcmp(line, "sep=", 4) == 0);
}

/* Drops blanks and quotes around a name. */
static const char *trim(const char *text, size_t *size)
{
    while (*size > 0 && (ascii_space(*text) || *text == '"')) {
        text++;
        --*size;
    }
    while (*size > 0 && (ascii_space(text[*size - 1]) || text[*size - 1] == '"'))
        --*size;
    return text;
}

/* True for the name of a column: few words, the first character a letter, no sign of other lines.
 */
static bool is_name(const char *text, size_t size)
{
    size_t i, words = 1;

    if (size == 0 || size > 64 || !fold_in_word(*text) || ascii_digit(*text))
        return false;
    for (i = 0; i < size; i++) {
        words += text[i] == ' ';
        if (memchr(":={}<>\\", text[i], 7))
            return false;
    }
    return words <= WORDS;
}

/* Counts the names of a line; 0 where a cell is none. A last cell that is `cut` does not matter. */
static size_t count_names(const char *line, size_t size, char separator, bool cut)
{
    size_t count = 0;

    for (;;) {
        size_t cell = bytes_before(separator, line, size), length = cell;
        const char *name = trim(line, &length);

        if (cell == size && cut)
            return count;
        if (!is_name(name, length))
            return 0;
        count++;
        if (cell == size)
            return count;
        line += cell + 1;
        size -= cell + 1;
    }
}

/* Writes the first `count` names of a line. */
static void write_names(const char *line, size_t size, char separator, size_t count, char *names)
{
    size_t used = 0, i;

    for (i = 0; i < count; i++) {
        size_t cell = bytes_before(separator, line, size), length = cell;
        const char *name = trim(line, &length);

        if (used + length + 2 + sizeof more > NAMES_ROOM) {
            memcpy(names + used, more, sizeof more);
            return;
        }
        memcpy(names + used, name, length);
        used += length;
        memcpy(names + used, ", ", 2);
        used += 2;
        line += cell + (cell < size);
        size -= cell + (cell < size);
    }
    names[used - 2] = '\0';
}

bool header_names(const char *bytes, size_t size, char names[NAMES_ROOM])
{
    static const char separators[] = ",;\t|";
    char head[HEAD_ROOM];
    const char *line = head, *end = head + read_head(bytes, size, head), *s;
    size_t length = bytes_before('\n', line, (size_t)(end - line));

    while (line + length < end && is_before(line, length)) {
        line += length + 1;
        length = bytes_before('\n', line, (size_t)(end - line));
    }
    for (s = separators; *s; s++) {
        size_t count = count_names(line, length, *s, line + length == end && length > 0);

        if (count > 1) {
            write_names(line, length, *s, count, names);
            return true;
        }
    }
    return false;
}
