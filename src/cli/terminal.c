#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>

#include "system/system.h"

const char *terminal_locale(const char *category)
{
    const char *const names[] = {"LC_ALL", category, "LANG"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return value;
    }
    return NULL;
}

bool terminal_is_utf8(void)
{
    const char *locale = terminal_locale("LC_CTYPE");

#if defined(_WIN32)
    if (!locale)
        return true;
#endif
    return locale && (strstr(locale, "UTF-8") || strstr(locale, "utf8") || strstr(locale, "UTF8") ||
                      strstr(locale, "utf-8"));
}

bool terminal_has_color(void)
{
    const char *none, *terminal;

    if (!system_is_terminal(stdout))
        return false;
    none = getenv("NO_COLOR");
    terminal = getenv("TERM");
    return !(none && *none) && !(terminal && strcmp(terminal, "dumb") == 0);
}

unsigned terminal_width(void)
{
    return system_is_terminal(stdout) ? system_width(stdout) : 0;
}
