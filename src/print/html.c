#include "print/html.h"

#include <string.h>

#include "base/utf8.h"
#include "print/messages.h"

/* What the end of a page takes, at most. */
#define END 8192

void html_start(struct html *html, const struct output *output)
{
    html->output = output;
    html->size = 0;
    writer_start(&html->writer, output->file);
}

static void write_bytes(struct html *html, const char *bytes, size_t size)
{
    writer_add(&html->writer, bytes, size);
    html->size += size;
}

void html_raw(struct html *html, const char *markup)
{
    write_bytes(html, markup, strlen(markup));
}

/* What to write for a character; NULL where it is safe. */
static const char *escape(uint32_t point)
{
    switch (point) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\n':
        return " ";
    default:
        return utf8_control(point) ? "?" : NULL;
    }
}

void html_text(struct html *html, const char *text, size_t size, size_t room)
{
    size_t at = 0, length;

    for (; at < size && at < room; at += length) {
        const char *instead;
        uint32_t point;

        length = utf8_read(text + at, size - at, &point);
        instead = length > 0 ? escape(point) : "\357\277\275";
        if (instead)
            html_raw(html, instead);
        else
            write_bytes(html, text + at, length);
        length += length == 0;
    }
    if (at < size)
        html_raw(html, "\342\200\246");
}

void html_string(struct html *html, const char *text)
{
    html_text(html, text, strlen(text), HTML_TEXT);
}

const char *html_count_text(const struct html *html, uint64_t count, char *text)
{
    const char *gap = html_words_text(html->output->lang, HTML_THOUSANDS);
    char digits[20], *end = digits + sizeof digits, *at = writer_digits(end, count);
    size_t used = 0;

    for (; at < end; at++) {
        if (used > 0 && (end - at) % 3 == 0) {
            memcpy(text + used, gap, strlen(gap));
            used += strlen(gap);
        }
        text[used++] = *at;
    }
    text[used] = '\0';
    return text;
}

const char *html_share_text(const struct html *html, unsigned share, char *text)
{
    snprintf(text, HTML_NUMBER, html_words_text(html->output->lang, HTML_PERCENT), share / 10,
             share % 10);
    return text;
}

void html_count(struct html *html, uint64_t count)
{
    char text[HTML_NUMBER];

    html_raw(html, html_count_text(html, count, text));
}

void html_share(struct html *html, unsigned share)
{
    char text[HTML_NUMBER];

    html_raw(html, html_share_text(html, share, text));
}

void html_word(struct html *html, enum html_word word)
{
    html_words(html, word, NULL);
}

/* True for the text of a count that takes the singular. */
static bool is_one(enum drcode_lang lang, const char *count)
{
    return (*count == '0' || *count == '1') && !count[1] &&
           message_is_one(lang, (uint64_t)(*count - '0'));
}

void html_words(struct html *html, enum html_word word, const char *const *arguments)
{
    const char *text = html_words_text(html->output->lang, word), *mark, *last = "";

    while ((mark = strchr(text, '{')) != NULL) {
        html_text(html, text, (size_t)(mark - text), HTML_PAGE);
        text = mark + 1;
        if (*text == '}') {
            last = *arguments++;
            html_string(html, last);
        } else {
            text += is_one(html->output->lang, last) ? 0 : strcspn(text, "|") + 1;
            html_text(html, text, strcspn(text, "|}"), HTML_PAGE);
        }
        text += strcspn(text, "}") + 1;
    }
    html_text(html, text, strlen(text), HTML_PAGE);
}

const char *html_time_text(int64_t seconds, bool daily, char *text)
{
    char full[TIMESTAMP_ROOM];

    timestamp_write(seconds, full);
    snprintf(text, HTML_NUMBER, "%.10s%s%.*s", full, daily ? "" : " ", daily ? 0 : 5, full + 11);
    return text;
}

void html_span(struct html *html, const struct timestamp_span *span, bool daily)
{
    char first[HTML_NUMBER], last[HTML_NUMBER];

    html_time_text(span->last, daily, last);
    html_name(html, html_time_text(span->first, daily, first), sizeof first);
    if (strcmp(first, last) != 0) {
        html_raw(html, " \342\200\223 ");
        html_name(html, last, sizeof last);
    }
    html_raw(html, " UTC");
}

void html_name(struct html *html, const char *name, size_t room)
{
    html_raw(html, "<span class=\"k\">");
    html_text(html, name, strlen(name), room);
    html_raw(html, "</span>");
}

bool html_is_full(const struct html *html, size_t size)
{
    return html->size + size + END > HTML_PAGE;
}
