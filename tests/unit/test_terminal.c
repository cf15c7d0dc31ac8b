/* test_terminal.c - what the environment says of the terminal and the locale. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE /* winsize */

#include "cli/terminal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "test.h"

/* Sets a variable of the environment, or removes it. */
static void set(const char *name, const char *value)
{
    assert_int_equal(value ? setenv(name, value, 1) : unsetenv(name), 0);
}

static const struct locale {
    const char *name;
    const char *all, *messages, *type, *lang; /* LC_ALL, LC_MESSAGES, LC_CTYPE, LANG */
    const char *of_messages;                  /* the locale of messages; NULL: none */
    bool utf8;
} locales[] = {
    {"nothing is set", NULL, NULL, NULL, NULL, NULL, false},
    {"all are empty", "", "", "", "", NULL, false},
    {"LANG alone", NULL, NULL, NULL, "pt_PT.UTF-8", "pt_PT.UTF-8", true},
    {"a category before LANG", NULL, "da_DK", "nb_NO.utf8", "pt_PT", "da_DK", true},
    {"an empty category", NULL, "", "", "pt_PT.utf-8", "pt_PT.utf-8", true},
    {"LC_ALL before the others", "sv_SE", "da_DK", "nb_NO.UTF-8", "pt_PT.UTF-8", "sv_SE", false},
    {"an empty LC_ALL", "", "da_DK", "C", "pt_PT.UTF-8", "da_DK", false},
    {"another category alone", NULL, NULL, "C.UTF8", NULL, NULL, true},
    {"UTF-8", "hr_HR.UTF-8", NULL, NULL, NULL, "hr_HR.UTF-8", true},
    {"utf8", "hr_HR.utf8", NULL, NULL, NULL, "hr_HR.utf8", true},
    {"UTF8", "hr_HR.UTF8", NULL, NULL, NULL, "hr_HR.UTF8", true},
    {"utf-8", "hr_HR.utf-8@x", NULL, NULL, NULL, "hr_HR.utf-8@x", true},
    {"other characters", "hr_HR.ISO-8859-2", NULL, NULL, NULL, "hr_HR.ISO-8859-2", false},
    {"no characters", "hr_HR", NULL, NULL, NULL, "hr_HR", false},
};

static void knows_the_locale(void **state)
{
    const struct locale *row = *state;
    const char *locale;

    set("LC_ALL", row->all);
    set("LC_MESSAGES", row->messages);
    set("LC_CTYPE", row->type);
    set("LANG", row->lang);
    locale = terminal_locale("LC_MESSAGES");
    if (row->of_messages)
        assert_string_equal(locale, row->of_messages);
    else
        assert_null(locale);
    assert_int_equal(terminal_is_utf8(), row->utf8);
}

static const struct shown {
    const char *name;
    const char *no_color, *term; /* NO_COLOR, TERM; NULL: not set */
    bool color;                  /* of a terminal */
} shown[] = {
    {"a terminal", NULL, "xterm", true},
    {"no kind of terminal", NULL, NULL, true},
    {"an empty kind of terminal", NULL, "", true},
    {"a dumb terminal", NULL, "dumb", false},
    {"a kind that only starts so", NULL, "dumber", true},
    {"no colour", "1", "xterm", false},
    {"no colour, whatever is written", "no", NULL, false},
    {"an empty NO_COLOR", "", "xterm", true},
    {"an empty NO_COLOR of a dumb terminal", "", "dumb", false},
};

/* Redirects standard output to a stream until put_back(). */
static int divert(int to)
{
    int kept = dup(STDOUT_FILENO);

    fflush(stdout);
    assert_true(kept >= 0 && dup2(to, STDOUT_FILENO) >= 0);
    return kept;
}

static void put_back(int kept)
{
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
}

/* Opens both ends of a terminal of 87 columns; false where the system has none. */
static bool open_terminal(int *master, int *slave)
{
    struct winsize size = {.ws_row = 24, .ws_col = 87};
    const char *name;

    *master = posix_openpt(O_RDWR | O_NOCTTY);
    if (*master < 0 || grantpt(*master) != 0 || unlockpt(*master) != 0 ||
        !(name = ptsname(*master)) || (*slave = open(name, O_RDWR | O_NOCTTY)) < 0)
        return false;
    return ioctl(*slave, TIOCSWINSZ, &size) == 0;
}

static void shows_color(void **state)
{
    const struct shown *row = *state;
    int master, slave = -1, kept;
    unsigned width;
    bool color;

    if (!open_terminal(&master, &slave))
        skip();
    set("NO_COLOR", row->no_color);
    set("TERM", row->term);
    kept = divert(slave);
    color = terminal_has_color();
    width = terminal_width();
    put_back(kept);
    close(slave);
    close(master);
    assert_int_equal(color, row->color);
    assert_int_equal(width, 87);
}

static void a_file_is_no_terminal(void **state)
{
    FILE *file = tmpfile();
    unsigned width;
    bool color;
    int kept;

    (void)state;
    assert_non_null(file);
    set("NO_COLOR", NULL);
    set("TERM", "xterm");
    kept = divert(fileno(file));
    color = terminal_has_color();
    width = terminal_width();
    put_back(kept);
    fclose(file);
    assert_false(color);
    assert_int_equal(width, 0);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, locales, knows_the_locale);
    ADD_ROWS(&tests, shown, shows_color);
    add_test(&tests, "a file is no terminal", a_file_is_no_terminal, NULL);
    return run_all(&tests, "terminal");
}
