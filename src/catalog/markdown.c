#include "catalog/markdown.h"

#include <string.h>

#include "base/fold.h"

/* Where site-relative links start, and the folder of the articles, where the others do. */
static const char site[] = "https://learn.microsoft.com";
static const char folder[] =
    "https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/direct-routing";

/* How deep emphasis and brackets may nest, and how long the marks of a code span may be. What goes
   beyond is text: so no line takes time by the square of its length. */
#define DEPTH    4
#define BRACKETS 32
#define TICKS    8

struct inline_text {
    const char *text, *end;
    const char *source;
    struct buffer *plain, *links;
    size_t start;              /* where in `plain` this text starts */
    const char *label_end;     /* the `]` of the link that is open, or NULL */
    const char *url, *url_end; /* its URL */
    const char *closer[DEPTH]; /* closing marks of open emphasis, innermost last */
    size_t open;
    bool unclosed[2][4]; /* no closing run of `*` or `_` of this length is ahead, */
    bool unclosed_tag;   /* nor a `>` */
};

/* HTML for a character. */
static const struct {
    const char *name, *text;
} references[] = {
    {"&lt;", "<"}, {"&gt;", ">"},  {"&amp;", "&"},  {"&quot;", "\""}, {"&nbsp;", "\302\240"},
    {"<br>", " "}, {"<br/>", " "}, {"<br />", " "}, {"</a>", ""},
};

static bool starts(const char *text, const char *end, const char *word)
{
    size_t size = strlen(word);

    return (size_t)(end - text) >= size && memcmp(text, word, size) == 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Adds one character, and no space after another or at the start. */
static void put(struct inline_text *in, char c)
{
    struct buffer *plain = in->plain;

    if (is_space(c)) {
        if (plain->size == in->start || plain->data[plain->size - 1] == ' ')
            return;
        c = ' ';
    }
    buffer_char(plain, c);
}

/* The bracket that closes the one at `text`; NULL when none does. */
static const char *closing(const char *text, const char *end, char opens, char closes)
{
    size_t depth = 0;

    for (; text < end; text++) {
        if (*text == '\\' && text + 1 < end)
            text++;
        else if (*text == opens && ++depth > BRACKETS)
            break;
        else if (*text == closes && --depth == 0)
            return text;
    }
    return NULL;
}

/* Adds the part of a path that is relative to `folder`, its `./` and `../` resolved. */
static void add_relative(struct buffer *links, const char *url, size_t size)
{
    const char *end = url + size, *tail = url, *folder_end = folder + strlen(folder);

    for (;;) {
        if (starts(url, end, "./")) {
            url += 2;
        } else if (starts(url, end, "../")) {
            url += 3;
            if (folder_end > folder + strlen(site))
                while (*--folder_end != '/')
                    ;
        } else {
            break;
        }
    }
    for (tail = url; tail < end && *tail != '#' && *tail != '?'; tail++)
        ;
    buffer_add(links, folder, (size_t)(folder_end - folder));
    buffer_char(links, '/');
    if (tail - url > 3 && memcmp(tail - 3, ".md", 3) == 0)
        buffer_add(links, url, (size_t)(tail - url) - 3);
    else
        buffer_add(links, url, (size_t)(tail - url));
    buffer_add(links, tail, (size_t)(end - tail));
}

static bool has_scheme(const char *url, size_t size)
{
    size_t i = 0;

    while (i < size && fold_word_char(url[i]))
        i++;
    return i > 1 && i < size && url[i] == ':';
}

static void add_link(struct inline_text *in, const char *url, const char *end)
{
    const char *close;
    size_t size;

    while (url < end && is_space(*url))
        url++;
    if (url < end && *url == '<' && (close = memchr(url, '>', (size_t)(end - url))) != NULL) {
        url++;
        end = close;
    }
    for (size = 0; url + size < end && !is_space(url[size]); size++)
        ;
    if (size == 0 || (*url == '#' && !in->source))
        return;
    if (has_scheme(url, size)) {
        buffer_add(in->links, url, size);
    } else if (starts(url, end, "//")) {
        buffer_string(in->links, "https:");
        buffer_add(in->links, url, size);
    } else if (*url == '/' || *url == '#') {
        buffer_string(in->links, *url == '/' ? site : in->source);
        buffer_add(in->links, url, size);
    } else {
        add_relative(in->links, url, size);
    }
    buffer_char(in->links, '\0');
}

/* Handles `[` and `![`: returns where to go on, or NULL when it is a bracket like any other. */
static const char *bracket(struct inline_text *in, const char *s)
{
    bool picture = *s == '!';
    const char *label = s + picture, *label_end, *url_end;

    if (label == in->end || *label != '[' ||
        (label_end = closing(label, in->end, '[', ']')) == NULL)
        return NULL;
    if (starts(s, in->end, "[!") && !starts(s, in->end, "[!["))
        return label_end + 1;
    if (label_end + 1 == in->end || label_end[1] != '(' ||
        (url_end = closing(label_end + 1, in->end, '(', ')')) == NULL)
        return NULL;
    if (picture)
        return url_end + 1;
    if (in->label_end)
        return NULL;
    in->label_end = label_end;
    in->url = label_end + 2;
    in->url_end = url_end;
    return label + 1;
}

/* The run of `mark` of this length that closes the one at `s`, or NULL. */
static const char *closing_run(struct inline_text *in, const char *s, size_t length)
{
    char mark = *s;
    bool *unclosed = &in->unclosed[mark == '_'][length];
    const char *t;

    if (*unclosed)
        return NULL;
    for (t = s + length; t < in->end; t++) {
        const char *run = t;

        if (*t == '\\' && t + 1 < in->end) {
            t++;
            continue;
        }
        while (t < in->end && *t == mark)
            t++;
        if ((size_t)(t - run) == length && !is_space(run[-1]) &&
            (mark == '*' || t == in->end || !fold_word_char(*t)))
            return run;
        if (t > run)
            t--;
    }
    *unclosed = true;
    return NULL;
}

/* Handles `*` and `_`: returns where to go on. */
static const char *emphasis(struct inline_text *in, const char *s)
{
    size_t length = 0;
    const char *closer;

    while (s + length < in->end && s[length] == *s)
        length++;
    if (in->open > 0 && in->closer[in->open - 1] == s) {
        in->open--;
        return s + length;
    }
    if (length <= 3 && in->open < DEPTH && s + length < in->end && !is_space(s[length]) &&
        (*s == '*' || s == in->text || !fold_word_char(s[-1])) &&
        (closer = closing_run(in, s, length)) != NULL) {
        in->closer[in->open++] = closer;
        return s + length;
    }
    buffer_add(in->plain, s, length);
    return s + length;
}

/* Handles a code span: its text is kept as it is. Returns where to continue. */
static const char *code(struct inline_text *in, const char *s)
{
    const char *t, *run;
    size_t length = 0, size;

    while (s + length < in->end && s[length] == '`')
        length++;
    for (t = s + length; t < in->end && length <= TICKS; t++) {
        for (run = t; t < in->end && *t == '`'; t++)
            ;
        if ((size_t)(t - run) == length) {
            size = (size_t)(run - s) - length;
            if (size > 2 && s[length] == ' ' && run[-1] == ' ')
                buffer_add(in->plain, s + length + 1, size - 2);
            else
                buffer_add(in->plain, s + length, size);
            return t;
        }
    }
    buffer_add(in->plain, s, length);
    return s + length;
}

/* Where the tag that starts at `s` ends; NULL where it doesn't. */
static const char *tag_end(struct inline_text *in, const char *s)
{
    const char *close = in->unclosed_tag ? NULL : memchr(s, '>', (size_t)(in->end - s));

    in->unclosed_tag = close == NULL;
    return close;
}

/* Handles `<` and `&`: returns where to continue, or NULL where they are themselves. */
static const char *html(struct inline_text *in, const char *s)
{
    const char *close;
    bool link;
    size_t i;

    for (i = 0; i < sizeof references / sizeof *references; i++) {
        if (starts(s, in->end, references[i].name)) {
            if (*references[i].text == ' ')
                put(in, ' ');
            else
                buffer_string(in->plain, references[i].text);
            return s + strlen(references[i].name);
        }
    }
    link = starts(s, in->end, "<http://") || starts(s, in->end, "<https://");
    if (!link && !starts(s, in->end, "<a ") && !starts(s, in->end, "<!--"))
        return NULL;
    close = tag_end(in, s);
    if (close && link) {
        buffer_add(in->plain, s + 1, (size_t)(close - s) - 1);
        add_link(in, s + 1, close);
    }
    return close ? close + 1 : NULL;
}

/* Handles `:::image ... :::`: returns where to go on, or NULL for any other colon. */
static const char *directive(const struct inline_text *in, const char *s)
{
    if (!starts(s, in->end, ":::image"))
        return NULL;
    for (s += 3; s < in->end; s++)
        if (starts(s, in->end, ":::"))
            return s + 3;
    return NULL;
}

/* Handles the mark at `s`, which is no plain character: returns where to go on, or NULL. */
static const char *mark(struct inline_text *in, const char *s)
{
    switch (*s) {
    case '\\':
        if (s + 1 == in->end || fold_in_word(s[1]) || is_space(s[1]))
            return NULL;
        buffer_char(in->plain, s[1]);
        return s + 2;
    case '`':
        return code(in, s);
    case '!':
    case '[':
        return bracket(in, s);
    case '*':
    case '_':
        return emphasis(in, s);
    case '<':
    case '&':
        return html(in, s);
    case ':':
        return directive(in, s);
    default:
        return NULL;
    }
}

void markdown_inline(const char *text, size_t size, const char *source, struct buffer *plain,
                     struct buffer *links)
{
    struct inline_text in = {
        .text = text, .end = text + size, .source = source, .plain = plain, .links = links};
    const char *s = text, *next;

    in.start = plain->size;
    while (s < in.end) {
        if (s == in.label_end) {
            add_link(&in, in.url, in.url_end);
            s = in.url_end + 1;
            in.label_end = NULL;
        } else if ((next = mark(&in, s)) != NULL) {
            s = next;
        } else {
            put(&in, *s++);
        }
    }
    while (plain->size > in.start && plain->data[plain->size - 1] == ' ')
        plain->size--;
}
