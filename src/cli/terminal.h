/* terminal.h - what the environment says of the terminal and the locale. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>

/* The locale of a category, such as "LC_MESSAGES", as LC_ALL, that category or LANG says; NULL
   where none of them is set. */
const char *terminal_locale(const char *category);

/* True where the character set of the locale is UTF-8; on Windows also where there is no locale. */
bool terminal_is_utf8(void);

/* True where standard output is a terminal that shows colours, and NO_COLOR is empty. */
bool terminal_has_color(void);

/* The width of standard output in columns; 0 where it is not a terminal. */
unsigned terminal_width(void);

#endif
