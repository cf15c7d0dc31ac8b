/* markdown.h - a line of Markdown as plain text and its links. */
#ifndef CATALOG_MARKDOWN_H
#define CATALOG_MARKDOWN_H

#include "base/buffer.h"

/*
 * Adds to `plain` what a reader sees of `text`: emphasis (`*`, `**`, `_`), inline code, links,
 * backslash escapes, `<br>` and the common character references lose their marks; pictures and
 * docs directives (`[!INCLUDE ...]`, `:::image ... :::`) vanish; runs of ASCII space become one
 * space. Adds the URL of each link to `links`, absolute and with a NUL after it:
 * - `/page` is a page of learn.microsoft.com;
 * - `page.md#part`, `./page.md` and `../page.md` start from the folder of the Direct Routing
 *   troubleshooting articles there, where pages have no ".md";
 * - `#part` is a part of `source`, the document's own URL, and is left out where that is NULL.
 */
void markdown_inline(const char *text, size_t size, const char *source, struct buffer *plain,
                     struct buffer *links);

#endif
