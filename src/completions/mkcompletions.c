/*
 * mkcompletions.c - build time: options and catalog -> the completion script of a shell.
 *
 *   mkcompletions TEMPLATE [DOCUMENTS] >SCRIPT
 *
 * TEMPLATE is one of src/completions/, named as its shell wants it; DOCUMENTS is added as
 * `drcode --documents` does. Marks in a template become rows: @options@ options with their help,
 * @values@ options with the words that their values may be ("/": a path), @codes@ codes given with
 * the codes to offer next. @letters@ and @takers@ become the letters and the names of the options
 * that take a value. A mark alone on its line replaces the line.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "catalog/load.h"
#include "cli/options.h"
#include "drcode.h"

/* Its codes are offered. */
static const struct drcode_catalog *catalog;

/* What surrounds the parts of a row. */
struct row {
    const char *open, *middle, *close;
};

/* How a shell writes rows; the texts in them are in single quotes. */
struct shell {
    const char *name;  /* of its template */
    const char *quote; /* a single quote within single quotes */
    const char *slash; /* characters that need a backslash */
    bool curly;        /* curly single quotes are quotes too, and are doubled */
    void (*put_option)(const struct shell *, const struct option *);
    struct row value; /* an option, its words */
    struct row given; /* codes given, rows of codes to offer */
    struct row offer; /* a code, its phrase; `middle` is NULL where the shell shows no phrases */
};

static void put_text(const struct shell *shell, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs(shell->quote, stdout);
        } else if (shell->curly && strncmp(text, "\342\200", 2) == 0 &&
                   strchr("\230\231\232\233", text[2])) {
            printf("%.3s%.3s", text, text);
            text += 2;
        } else {
            if (strchr(shell->slash, *text))
                putchar('\\');
            putchar(*text);
        }
    }
}

/* Prints the words that a value may be. */
static void put_words(enum option_value value)
{
    const char *word;
    size_t i;

    for (i = 0; (word = options_word(value, i)) != NULL; i++)
        printf("%s%s", i ? " " : "", word);
}

static void put_bash_option(const struct shell *shell, const struct option *option)
{
    (void)shell;
    if (option->letter)
        printf(" -%c", option->letter);
    printf(" --%s", option->name);
}

/* For _arguments: '(-a --all)'{-a,--all}'[help]', or '*'{-f+,--file=}'[help]:FILE:_files' for
   paths, which may be given more than once. */
static void put_zsh_option(const struct shell *shell, const struct option *option)
{
    const char *takes = option->argument ? "=" : "";

    fputs("    ", stdout);
    if (option->value == VALUE_PATH)
        fputs("'*'", stdout);
    else if (option->letter)
        printf("'(-%c --%s)'", option->letter, option->name);
    if (option->letter)
        printf("{-%c%s,--%s%s}'[", option->letter, option->argument ? "+" : "", option->name,
               takes);
    else
        printf("--%s%s'[", option->name, takes);
    put_text(shell, option->help);
    putchar(']');
    if (option->value == VALUE_PATH) {
        printf(":%s:_files", option->argument);
    } else if (option->argument) {
        printf(":%s:(", option->argument);
        put_words(option->value);
        putchar(')');
    }
    puts("' \\");
}

static void put_fish_option(const struct shell *shell, const struct option *option)
{
    fputs("complete -c drcode", stdout);
    if (option->letter)
        printf(" -s %c", option->letter);
    printf(" -l %s -d '", option->name);
    put_text(shell, option->help);
    putchar('\'');
    if (option->value == VALUE_PATH) {
        fputs(" -r -F", stdout);
    } else if (option->argument) {
        fputs(" -x -a '", stdout);
        put_words(option->value);
        putchar('\'');
    }
    putchar('\n');
}

static void put_powershell_option(const struct shell *shell, const struct option *option)
{
    if (option->letter) {
        printf("            '-%c ", option->letter);
        put_text(shell, option->help);
        puts("'");
    }
    printf("            '--%s ", option->name);
    put_text(shell, option->help);
    puts("'");
}

static const struct shell shells[] = {
    {
        .name = "drcode.bash",
        .put_option = put_bash_option,
        .value = {"    ", ") words='", "' ;;\n"},
        .given = {"            '", "') words='", "' ;;\n"},
        .offer = {" ", NULL, ""},
    },
    {
        .name = "_drcode",
        .quote = "'\\''",
        .slash = "\\:[]",
        .put_option = put_zsh_option,
        .given = {"    '", "')\n      codes=(\n", "      ) ;;\n"},
        .offer = {"        '", ":", "'\n"},
    },
    {
        .name = "drcode.fish",
        .quote = "\\'",
        .slash = "\\",
        .put_option = put_fish_option,
        .given = {"        case '", "'\n            printf '%s\\t%s\\n'", "\n"},
        .offer = {" \\\n                ", " '", "'"},
    },
    {
        .name = "drcode.ps1",
        .quote = "''",
        .slash = "",
        .curly = true,
        .put_option = put_powershell_option,
        .value = {"        '", "' { '", "' -split ' ' }\n"},
        .given = {"            '", "' {\n", "            }\n"},
        .offer = {"                '", " ", "'\n"},
    },
};

/* The shell of a template; NULL where there is none. */
static const struct shell *find_shell(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t i;

    for (i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, name) == 0)
            return &shells[i];
    return NULL;
}

static void put_options(const struct shell *shell)
{
    const struct option *option;

    for (option = options_table; option->name; option++)
        shell->put_option(shell, option);
}

static void put_value(const struct row *row, const char *dashes, const char *name,
                      enum option_value value)
{
    printf("%s%s%s%s%s", row->open, dashes, name, row->middle, value == VALUE_PATH ? "/" : "");
    put_words(value);
    fputs(row->close, stdout);
}

static void put_values(const struct shell *shell)
{
    const struct option *option;

    for (option = options_table; option->name; option++) {
        char letter[2] = {option->letter};

        if (!option->argument)
            continue;
        if (option->letter)
            put_value(&shell->value, "-", letter, option->value);
        put_value(&shell->value, "--", option->name, option->value);
    }
}

static void put_letters(const struct shell *shell)
{
    const struct option *option;

    (void)shell;
    for (option = options_table; option->name; option++)
        if (option->letter && option->argument)
            putchar(option->letter);
}

static void put_takers(const struct shell *shell)
{
    const struct option *option;
    size_t count = 0;

    (void)shell;
    for (option = options_table; option->name; option++)
        if (option->argument)
            printf("%s--%s", count++ ? "|" : "", option->name);
}

/* Offers a code with a text: its phrase, or the first of several. */
static void put_offer(const struct shell *shell, long code, size_t phrases, const char *text)
{
    printf("%s%ld", shell->offer.open, code);
    if (shell->offer.middle) {
        fputs(shell->offer.middle, stdout);
        if (phrases > 1)
            printf("one of %zu: ", phrases);
        put_text(shell, text);
    }
    fputs(shell->offer.close, stdout);
}

static void open_given(const struct shell *shell, long code)
{
    fputs(shell->given.open, stdout);
    if (code != DRCODE_NO_CODE)
        printf("%ld", code);
    fputs(shell->given.middle, stdout);
}

/* Offers the Microsoft response codes that may come first, or with the SIP response code given. */
static void put_microsoft(const struct shell *shell, int sip)
{
    struct drcode_entry entry, first = {.microsoft = DRCODE_NO_CODE};
    size_t count, phrases = 0, i;

    drcode_find_microsoft(catalog, DRCODE_NO_CODE, &count); /* the first entry without codes */
    for (i = 0; i < count; i++) {
        drcode_entry(catalog, i, DRCODE_EN, &entry);
        if (sip != DRCODE_NO_CODE && sip != entry.sip)
            continue;
        if (entry.microsoft != first.microsoft) {
            if (phrases > 0)
                put_offer(shell, first.microsoft, phrases, first.phrase);
            else
                open_given(shell, sip);
            first = entry;
            phrases = 0;
        }
        if (first.meaning && !entry.meaning)
            first = entry;
        phrases++;
    }
    if (phrases > 0) {
        put_offer(shell, first.microsoft, phrases, first.phrase);
        fputs(shell->given.close, stdout);
    }
}

/* Offers the SIP response codes of three digits that go with the Microsoft response code given. */
static void put_sip(const struct shell *shell, int32_t microsoft)
{
    size_t at, end = drcode_find_microsoft(catalog, microsoft, &at);
    struct drcode_entry entry;
    int last = DRCODE_NO_CODE;
    const char *reason;

    for (end += at; at < end; at++) {
        drcode_entry(catalog, at, DRCODE_EN, &entry);
        if (entry.sip < 100 || entry.sip == last)
            continue;
        if (last == DRCODE_NO_CODE)
            open_given(shell, microsoft);
        last = entry.sip;
        reason = drcode_sip_reason(catalog, entry.sip, NULL);
        put_offer(shell, entry.sip, 1, reason ? reason : entry.phrase);
    }
    if (last != DRCODE_NO_CODE)
        fputs(shell->given.close, stdout);
}

static void put_codes(const struct shell *shell)
{
    int32_t last = DRCODE_NO_CODE;
    struct drcode_entry entry;
    size_t count, i;
    int sip;

    put_microsoft(shell, DRCODE_NO_CODE);
    drcode_find_microsoft(catalog, DRCODE_NO_CODE, &count);
    for (i = 0; i < count; i++) {
        drcode_entry(catalog, i, DRCODE_EN, &entry);
        if (entry.microsoft != last)
            put_sip(shell, entry.microsoft);
        last = entry.microsoft;
    }
    for (sip = 100; sip < 700; sip++)
        if (drcode_find_microsoft(catalog, sip, &i) == 0)
            put_microsoft(shell, sip);
}

/* The marks of templates. */
static const struct mark {
    const char *name;
    void (*put)(const struct shell *);
} marks[] = {
    {"@options@", put_options}, {"@values@", put_values}, {"@codes@", put_codes},
    {"@letters@", put_letters}, {"@takers@", put_takers},
};

static const struct mark *find_mark(const char *text)
{
    size_t i;

    for (i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i].name, strlen(marks[i].name)) == 0)
            return &marks[i];
    return NULL;
}

static void put_script(const struct shell *shell, const char *text)
{
    bool starts = true;

    while (*text) {
        const struct mark *mark = find_mark(text);

        if (mark) {
            mark->put(shell);
            text += strlen(mark->name);
            if (starts && *text == '\n')
                text++;
        } else {
            starts = *text == '\n';
            putchar(*text++);
        }
    }
}

static bool make_script(const struct shell *shell, const char *path)
{
    struct buffer text = {0};
    const char *why = load_file(path, &text) ? NULL : strerror(errno);

    buffer_char(&text, '\0');
    if (text.failed)
        why = "out of memory";
    if (!why)
        put_script(shell, text.data);
    if (!why && (fflush(stdout) != 0 || ferror(stdout))) {
        path = "standard output";
        why = strerror(errno);
    }
    buffer_free(&text);
    if (why)
        fprintf(stderr, "mkcompletions: %s: %s\n", path, why);
    return !why;
}

int main(int argc, char **argv)
{
    const struct shell *shell = argc == 2 || argc == 3 ? find_shell(argv[1]) : NULL;
    struct drcode_catalog *more = NULL;
    struct drcode_error error;
    bool done;

    if (!shell)
        return fputs("usage: mkcompletions TEMPLATE [DOCUMENTS] >SCRIPT\n", stderr), 2;
    if (argv[2] && (more = drcode_load(drcode_builtin(), argv[2], &error)) == NULL) {
        fprintf(stderr, "mkcompletions: %s\n", error.text);
        return 2;
    }
    catalog = more ? more : drcode_builtin();
    done = make_script(shell, argv[1]);
    drcode_catalog_free(more);
    return done ? 0 : 2;
}
