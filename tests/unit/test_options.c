#define _POSIX_C_SOURCE 200809L /* setenv */

#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct command {
    const char *name;
    const char *arguments[8];
    const char *options; /* task, format, colour, language; then the rest: see show() */
    const char *error;   /* NULL where the command line is right */
} commands[] = {
    {"nothing at all is a log", {NULL}, "log text auto en", NULL},
    {"words", {"569002", "504"}, "ask text auto en '569002' '504'", NULL},
    {"a phrase", {"No such host is known"}, "ask text auto en 'No such host is known'", NULL},
    {"--file", {"--file", "a b.log"}, "log text auto en (a b.log)", NULL},
    {"--file=", {"--file=a=b.log"}, "log text auto en (a=b.log)", NULL},
    {"-f", {"-f", "a.log"}, "log text auto en (a.log)", NULL},
    {"-f with its value", {"-fa.log"}, "log text auto en (a.log)", NULL},
    {"--file - is standard input", {"--file", "-"}, "log text auto en (-)", NULL},
    {"--all", {"--all"}, "log text auto en all", NULL},
    {"-a", {"-a", "-f", "a.log"}, "log text auto en all (a.log)", NULL},
    {"-a of an answer", {"-a", "504"}, "ask text auto en all '504'", NULL},
    {"--csv", {"--csv", "504"}, "ask csv auto en '504'", NULL},
    {"--mask", {"--mask", "504"}, "ask text auto en mask '504'", NULL},
    {"--brief", {"--brief", "504"}, "ask brief auto en '504'", NULL},
    {"-b", {"-ab"}, "log brief auto en all", NULL},
    {"--json", {"--json", "504"}, "ask json auto en '504'", NULL},
    {"-j", {"-j", "504"}, "ask json auto en '504'", NULL},
    {"--tsv", {"--tsv", "504"}, "ask tsv auto en '504'", NULL},
    {"-t", {"-t", "504"}, "ask tsv auto en '504'", NULL},
    {"--quiet", {"--quiet", "504"}, "ask text auto en quiet '504'", NULL},
    {"-q", {"-q", "504"}, "ask text auto en quiet '504'", NULL},
    {"--list", {"--list"}, "list text auto en", NULL},
    {"--search", {"--search", "dns"}, "search text auto en 'dns'", NULL},
    {"--documents", {"--documents", "a b.md", "504"}, "ask text auto en '504' <a b.md>", NULL},
    {"--documents=", {"--documents=a=b.md"}, "log text auto en <a=b.md>", NULL},
    {"--lang", {"--lang", "fr", "504"}, "ask text auto fr '504'", NULL},
    {"--lang=", {"--lang=fr"}, "log text auto fr", NULL},
    {"--lang with a country", {"--lang", "fr-CA"}, "log text auto fr", NULL},
    {"--lang in capitals", {"--lang", "FR"}, "log text auto fr", NULL},
    {"--color auto", {"--color", "auto"}, "log text auto en", NULL},
    {"--color always", {"--color", "always"}, "log text always en", NULL},
    {"--color=never", {"--color=never"}, "log text never en", NULL},
    {"--help", {"--help"}, "help text auto en", NULL},
    {"-h", {"-h"}, "help text auto en", NULL},
    {"--version", {"--version"}, "version text auto en", NULL},
    {"-V", {"-V"}, "version text auto en", NULL},

    {"options may be anywhere",
     {"569002", "-q", "504", "--json"},
     "ask json auto en quiet '569002' '504'",
     NULL},
    {"short options in one argument", {"-jq", "504"}, "ask json auto en quiet '504'", NULL},
    {"short options before one with a value",
     {"-jqf", "a.log"},
     "log json auto en quiet (a.log)",
     NULL},
    {"short options before one and its value", {"-jfq"}, "log json auto en (q)", NULL},
    {"of two formats the last one", {"--json", "--tsv"}, "log tsv auto en", NULL},
    {"of two formats in one argument the last one", {"-tj"}, "log json auto en", NULL},
    {"an option twice", {"--json", "--json", "-q", "-q"}, "log json auto en quiet", NULL},
    {"of two languages the last one", {"--lang=fr", "--lang=en"}, "log text auto en", NULL},
    {"of two colours the last one", {"--color=never", "--color=auto"}, "log text auto en", NULL},
    {"of two tasks the last one", {"--list", "--search", "dns"}, "search text auto en 'dns'", NULL},
    {"documents add up in their order",
     {"--documents", "b", "--documents=a", "--documents", "b"},
     "log text auto en <b> <a> <b>",
     NULL},
    {"logs add up in their order",
     {"-f", "b", "--file=-", "-fb"},
     "log text auto en (b) (-) (b)",
     NULL},
    {"--help before what is wrong", {"504", "--help", "--frob"}, "help text auto en '504'", NULL},
    {"--help before a task", {"--help", "--list"}, "help text auto en", NULL},
    {"--version before --help", {"-V", "-h"}, "version text auto en", NULL},
    {"--version beside options", {"--json", "-V"}, "version json auto en", NULL},

    {"a dash is standard input", {"-"}, "log text auto en (-)", NULL},
    {"a dash beside words", {"-", "504"}, "ask text auto en '-' '504'", NULL},
    {"a dash after --", {"--", "-"}, "ask text auto en '-'", NULL},
    {"the name of a file", {"Makefile"}, "log text auto en (Makefile)", NULL},
    {"names of files, in their order",
     {"src/main.c", "-j", "-", "Makefile"},
     "log json auto en (src/main.c) (-) (Makefile)",
     NULL},
    {"the name of a file beside another word",
     {"Makefile", "504"},
     "ask text auto en 'Makefile' '504'",
     NULL},
    {"the name of a file after --", {"--", "Makefile"}, "ask text auto en 'Makefile'", NULL},
    {"the name of a file that is searched for",
     {"--search", "Makefile"},
     "search text auto en 'Makefile'",
     NULL},
    {"the name of a folder", {"src"}, "ask text auto en 'src'", NULL},
    {"a path to a folder", {"./src"}, "log text auto en (./src)", NULL},
    {"a name that a log may have", {"week11.csv"}, "log text auto en (week11.csv)", NULL},
    {"a name in capitals", {"WEEK.CSV"}, "log text auto en (WEEK.CSV)", NULL},
    {"a name with a dot in it", {"sbc.1.log"}, "log text auto en (sbc.1.log)", NULL},
    {"a rotated log", {"sbc.log.12"}, "log text auto en (sbc.log.12)", NULL},
    {"a pattern that no file has", {"*.csv"}, "log text auto en (*.csv)", NULL},
    {"a path with blanks",
     {"/tmp/no such/week 11.csv"},
     "log text auto en (/tmp/no such/week 11.csv)",
     NULL},
    {"paths",
     {"./sbc", "../sbc", "~/sbc", "/sbc"},
     "log text auto en (./sbc) (../sbc) (~/sbc) (/sbc)",
     NULL},
    {"paths of Windows",
     {"C:\\logs\\sbc", "..\\sbc", "\\\\host\\sbc", "d:/sbc"},
     "log text auto en (C:\\logs\\sbc) (..\\sbc) (\\\\host\\sbc) (d:/sbc)",
     NULL},
    {"a name that a log may have, beside another word",
     {"week11.csv", "Teams"},
     "ask text auto en 'week11.csv' 'Teams'",
     NULL},
    {"a phrase that ends with the name of a log",
     {"see week.log"},
     "ask text auto en 'see week.log'",
     NULL},
    {"a phrase that starts with a path",
     {"/var/log/sbc: 569002 504"},
     "ask text auto en '/var/log/sbc: 569002 504'",
     NULL},
    {"the name of a host", {"sbc1.contoso.com"}, "ask text auto en 'sbc1.contoso.com'", NULL},
    {"an address",
     {"https://a.example/week.csv"},
     "ask text auto en 'https://a.example/week.csv'",
     NULL},
    {"an extension alone", {".log"}, "ask text auto en '.log'", NULL},
    {"codes with a slash or a dot",
     {"569002/504", "504.", "569002.0"},
     "ask text auto en '569002/504' '504.' '569002.0'",
     NULL},
    {"a field", {"file=week.csv"}, "ask text auto en 'file=week.csv'", NULL},
    {"dots", {"..."}, "ask text auto en '...'", NULL},
    {"words after -f are files",
     {"-f", "a.log", "504", "-j", "b c"},
     "log json auto en (a.log) (504) (b c)",
     NULL},
    {"words before -f are files",
     {"a", "-f", "b", "--", "c"},
     "log text auto en (a) (b) (c)",
     NULL},
    {"words of a summary are files", {"--summary", "504"}, "log text auto en (504)", NULL},
    {"help", {"help"}, "help text auto en 'help'", NULL},
    {"help beside a word", {"help", "504"}, "ask text auto en 'help' '504'", NULL},
    {"help after --", {"--", "help"}, "ask text auto en 'help'", NULL},
    {"-help", {"-help"}, "help text auto en", NULL},
    {"-?", {"-?"}, "help text auto en", NULL},
    {"/?", {"/?"}, "help text auto en '/?'", NULL},
    {"an empty word", {""}, "ask text auto en ''", NULL},
    {"a number with a sign is a word", {"-2146893019"}, "ask text auto en '-2146893019'", NULL},
    {"a number with a sign and letters is a word", {"-5j"}, "ask text auto en '-5j'", NULL},
    {"words after --",
     {"--json", "--", "--tsv", "-q", "--", "-2146893019"},
     "ask json auto en '--tsv' '-q' '--' '-2146893019'",
     NULL},
    {"-- alone", {"--"}, "log text auto en", NULL},
    {"-- as a value", {"--documents", "--", "504"}, "ask text auto en '504' <-->", NULL},
    {"an option as a value", {"--documents", "--json"}, "log text auto en <--json>", NULL},
    {"an empty value", {"--documents", "", "--documents="}, "log text auto en <> <>", NULL},
    {"--search with words everywhere",
     {"tls", "--search", "-j", "context"},
     "search json auto en 'tls' 'context'",
     NULL},
    {"--search with an empty word", {"--search", ""}, "search text auto en ''", NULL},

    {"an unknown option", {"--frob"}, NULL, "no such option: '--frob'"},
    {"an unknown option, with a value", {"--frob=x"}, NULL, "no such option: '--frob=x'"},
    {"the start of an option", {"--js"}, NULL, "no such option: '--js'; did you mean --json?"},
    {"an option and more", {"--jsonl"}, NULL, "no such option: '--jsonl'; did you mean --json?"},
    {"an option in capitals", {"--JSON"}, NULL, "no such option: '--JSON'; did you mean --json?"},
    {"an option with a letter less",
     {"--serch"},
     NULL,
     "no such option: '--serch'; did you mean --search?"},
    {"an option with two letters swapped",
     {"--verison"},
     NULL,
     "no such option: '--verison'; did you mean --version?"},
    {"an option with a slip, and a value",
     {"--colour=always"},
     NULL,
     "no such option: '--colour=always'; did you mean --color?"},
    {"a name after one dash", {"-list"}, NULL, "no such option: '-list'; did you mean --list?"},
    {"a name that starts with a letter of an option",
     {"-summary"},
     NULL,
     "no such option: '-summary'; did you mean --summary?"},
    {"a short name after one dash", {"-csv"}, NULL, "no such option: '-csv'; did you mean --csv?"},
    {"two slips in four letters", {"--fyls"}, NULL, "no such option: '--fyls'"},
    {"two slips in five letters", {"--breiv"}, NULL, "no such option: '--breiv'"},
    {"two slips in six letters",
     {"--saerhc"},
     NULL,
     "no such option: '--saerhc'; did you mean --search?"},
    {"three slips", {"--sech3s"}, NULL, "no such option: '--sech3s'"},
    {"a long name that is none",
     {"--searchsearchsearch"},
     NULL,
     "no such option: '--searchsearchsearch'"},
    {"an option without a name", {"--=x"}, NULL, "no such option: '--=x'"},
    {"three dashes", {"---"}, NULL, "no such option: '---'"},
    {"an unknown letter", {"504", "-x"}, NULL, "no such option: '-x'"},
    {"an unknown letter among others", {"-jxq"}, NULL, "no such option: '-x'"},
    {"a letter that is not ASCII", {"-\u00e9"}, NULL, "no such option: '-\u00e9'"},
    {"a dash after a letter", {"-j-"}, NULL, "no such option: '--'"},
    {"a wrong option before --help", {"--frob", "--help"}, NULL, "no such option: '--frob'"},
    {"--json with a value", {"--json=x"}, NULL, "option takes no value: '--json=x'"},
    {"--json with an empty value", {"--json="}, NULL, "option takes no value: '--json='"},
    {"--help with a value", {"--help=lang"}, NULL, "option takes no value: '--help=lang'"},
    {"--search with a value", {"--search=dns"}, NULL, "option takes no value: '--search=dns'"},
    {"--file without a value", {"--file"}, NULL, "option needs a value: '--file'"},
    {"-f without a value", {"-qf"}, NULL, "option needs a value: '-f'"},
    {"--documents without a value",
     {"504", "--documents"},
     NULL,
     "option needs a value: '--documents'"},
    {"--lang without a value", {"--lang"}, NULL, "option needs a value: '--lang'"},
    {"--color without a value", {"--color"}, NULL, "option needs a value: '--color'"},
    {"an unknown language", {"--lang", "de"}, NULL, "no such language: 'de'; there are en, fr"},
    {"a language without its end",
     {"--lang", "f"},
     NULL,
     "no such language: 'f'; there are en, fr"},
    {"an empty language", {"--lang="}, NULL, "no such language: ''; there are en, fr"},
    {"an unknown colour", {"--color", "yes"}, NULL, "--color takes auto, always or never: 'yes'"},
    {"an empty colour", {"--color="}, NULL, "--color takes auto, always or never: ''"},
    {"a wrong value before a right one",
     {"--lang=de", "--lang=fr"},
     NULL,
     "no such language: 'de'; there are en, fr"},
    {"--list with a word", {"504", "--list"}, NULL, "--list takes no words: '504'"},
    {"--list with a log",
     {"--list", "-f", "a"},
     NULL,
     "this cannot be used with --list or --search: '--file'"},
    {"--search of a summary",
     {"--search", "-s", "a"},
     NULL,
     "this cannot be used with --list or --search: '--summary'"},
    {"--all of a summary", {"-sa"}, "log text auto en all", NULL},
    {"--all of a masked summary", {"-sa", "--mask"}, "log text auto en all mask", NULL},
    {"--where with words", {"--where", "sbc=a", "504"}, NULL, "this is for logs: '--where'"},
    {"--since with --list", {"--since", "7d", "--list"}, NULL, "this is for logs: '--since'"},
    {"--until with words", {"--until=7d", "504"}, NULL, "this is for logs: '--until'"},
    {"--all in JSON", {"-ja"}, NULL, "this is for text output: '--all'"},
    {"--all in TSV", {"-ta", "504"}, NULL, "this is for text output: '--all'"},
    {"--all in CSV", {"--csv", "-a"}, NULL, "this is for text output: '--all'"},
    {"--all in a page", {"-s", "--html", "-a"}, NULL, "this is for text output: '--all'"},
    {"a page without a summary", {"--html"}, NULL, "this is for --summary: '--html'"},
    {"--all of a masked log",
     {"-a", "--mask"},
     NULL,
     "this prints lines as they are, which --mask leaves out: '--all'"},
    {"--search without words", {"--search"}, NULL, "option needs words: '--search'"},
    {"--search with options alone", {"--search", "--json"}, NULL, "option needs words: '--search'"},
};

/* Writes options in one line: words in quotes, logs and documents in brackets. */
static void show(const struct options *options, char *out, size_t room)
{
    static const char *const tasks[] = {
        [TASK_ASK] = "ask",       [TASK_LOG] = "log",   [TASK_LIST] = "list",
        [TASK_SEARCH] = "search", [TASK_HELP] = "help", [TASK_VERSION] = "version",
    };
    static const char *const formats[] = {[FORMAT_TEXT] = "text",
                                          [FORMAT_BRIEF] = "brief",
                                          [FORMAT_JSON] = "json",
                                          [FORMAT_TSV] = "tsv",
                                          [FORMAT_CSV] = "csv"};
    static const char *const colors[] = {
        [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};
    static const char *const langs[] = {[DRCODE_EN] = "en", [DRCODE_FR] = "fr"};
    size_t used, i;

    assert_in_range(options->task, 0, COUNT(tasks) - 1);
    assert_in_range(options->format, 0, COUNT(formats) - 1);
    assert_in_range(options->color, 0, COUNT(colors) - 1);
    assert_in_range(options->lang, 0, COUNT(langs) - 1);
    used = (size_t)snprintf(out, room, "%s %s %s %s%s%s", tasks[options->task],
                            formats[options->format], colors[options->color], langs[options->lang],
                            options->quiet ? " quiet" : "", options->all ? " all" : "");
    if (options->mask)
        used += (size_t)snprintf(out + used, room - used, " mask");
    for (i = 0; i < options->word_count && used < room; i++)
        used += (size_t)snprintf(out + used, room - used, " '%s'", options->words[i]);
    for (i = 0; i < options->files.count && used < room; i++)
        used += (size_t)snprintf(out + used, room - used, " (%s)", options->files.list[i]);
    for (i = 0; i < options->documents.count && used < room; i++)
        used += (size_t)snprintf(out + used, room - used, " <%s>", options->documents.list[i]);
    assert_true(used < room);
}

/* Reads a command line of at most eight arguments. */
static bool read_options(struct options *options, const char *const *arguments,
                         struct drcode_error *error)
{
    static char program[] = "drcode";
    static char *argv[10]; /* options.words */
    int argc;

    argv[0] = program;
    for (argc = 1; argc < 9 && arguments[argc - 1]; argc++)
        argv[argc] = (char *)(uintptr_t)arguments[argc - 1];
    argv[argc] = NULL;
    error->text[0] = '\0';
    return options_read(options, argc, argv, error);
}

static void set(const char *name, const char *value)
{
    assert_int_equal(value ? setenv(name, value, 1) : unsetenv(name), 0);
}

static void set_all(const char *lc_all, const char *lc_messages, const char *lang)
{
    set("LC_ALL", lc_all);
    set("LC_MESSAGES", lc_messages);
    set("LANG", lang);
}

static void reads(void **state)
{
    const struct command *row = *state;
    struct options options;
    struct drcode_error error;
    char text[256];

    set_all(NULL, NULL, NULL);
    if (read_options(&options, row->arguments, &error)) {
        show(&options, text, sizeof text);
        assert_string_equal(error.text, "");
        assert_string_equal(text, row->options ? row->options : "an error");
    } else {
        /* a message with what helps is whole */
        snprintf(text, sizeof text, "%s%s", row->error ? row->error : "",
                 row->error && strchr(row->error, ';') ? "" : "; see 'drcode --help'");
        assert_string_equal(error.text, text);
    }
    options_free(&options);
}

static const struct environment {
    const char *name;
    const char *lc_all, *lc_messages, *lang; /* NULL: not set */
    enum drcode_lang expected;
} environments[] = {
    {"no variable means English", NULL, NULL, NULL, DRCODE_EN},
    {"LC_ALL", "fr_FR.UTF-8", NULL, NULL, DRCODE_FR},
    {"LC_MESSAGES", NULL, "fr_FR.UTF-8", NULL, DRCODE_FR},
    {"LANG", NULL, NULL, "fr_FR.UTF-8", DRCODE_FR},
    {"LC_ALL before LC_MESSAGES", "en_US.UTF-8", "fr_FR", "fr_FR", DRCODE_EN},
    {"LC_ALL before LANG", "fr_FR", NULL, "en_US", DRCODE_FR},
    {"LC_MESSAGES before LANG", NULL, "fr_FR", "en_US", DRCODE_FR},
    {"an empty LC_ALL is none", "", "fr_FR", "en_US", DRCODE_FR},
    {"an empty LC_MESSAGES is none", "", "", "fr_FR", DRCODE_FR},
    {"all empty mean English", "", "", "", DRCODE_EN},
    {"the C locale is English", "C", "fr_FR", "fr_FR", DRCODE_EN},
    {"another language is English", "de_DE.UTF-8", "fr_FR", "fr_FR", DRCODE_EN},
    {"a value that makes no sense is English", "=", NULL, NULL, DRCODE_EN},
    {"a language without a country", NULL, NULL, "fr", DRCODE_FR},
    {"a language with a modifier", NULL, NULL, "fr_BE@euro", DRCODE_FR},
};

static void takes_its_language_from_the_environment(void **state)
{
    static const char *const none[] = {NULL}, *const english[] = {"--lang", "en", NULL},
                             *const french[] = {"--lang", "fr", NULL};
    const struct environment *row = *state;
    struct options options;
    struct drcode_error error;

    set_all(row->lc_all, row->lc_messages, row->lang);
    assert_true(read_options(&options, none, &error));
    assert_int_equal(options.lang, row->expected);
    options_free(&options);
    assert_true(read_options(&options, english, &error));
    assert_int_equal(options.lang, DRCODE_EN);
    options_free(&options);
    assert_true(read_options(&options, french, &error));
    assert_int_equal(options.lang, DRCODE_FR);
    options_free(&options);
}

static void a_program_without_a_name_is_read(void **state)
{
    char *none[] = {NULL};
    struct options options;
    struct drcode_error error;

    (void)state;
    assert_true(options_read(&options, 0, none, &error));
    assert_int_equal(options.word_count, 0);
    options_free(&options);
}

static void a_long_argument_is_cut_off_in_a_message(void **state)
{
    char argument[2000] = "--";
    const char *const arguments[] = {argument, NULL};
    struct options options;
    struct drcode_error error;

    (void)state;
    memset(argument + 2, 'x', sizeof argument - 3);
    argument[sizeof argument - 1] = '\0';
    assert_false(read_options(&options, arguments, &error));
    assert_true(strlen(error.text) < 200);
    assert_non_null(strstr(error.text, "xx'; see 'drcode --help'"));
    options_free(&options);
}

/* True unless a command line is refused for an unknown option. */
static bool is_known(const char *option)
{
    const char *const arguments[] = {option, NULL};
    struct options options;
    struct drcode_error error;
    bool done = read_options(&options, arguments, &error);

    options_free(&options);
    return done || strncmp(error.text, "no such option", 14) != 0;
}

static void help_fits_a_screen_and_lists_options_that_exist(void **state)
{
    FILE *file = tmpfile();
    char line[256];
    size_t lines = 0, options = 0;

    (void)state;
    assert_non_null(file);
    options_help(file);
    rewind(file);
    for (; fgets(line, sizeof line, file); lines++) {
        char letter, name[32], option[40];

        assert_in_range(strcspn(line, "\n"), 0, 80);
        assert_non_null(strchr(line, '\n'));
        if (sscanf(line, "  -%c, --%31[a-z-]", &letter, name) == 2) {
            snprintf(option, sizeof option, "-%c", letter);
            assert_true(is_known(option));
        } else if (sscanf(line, "      --%31[a-z-]", name) != 1) {
            continue;
        }
        snprintf(option, sizeof option, "--%s", name);
        assert_true(is_known(option));
        options++;
    }
    fclose(file);
    assert_in_range(lines, 10, 40);
    assert_in_range(options, 10, 40);
}

static void options_take_the_words_that_they_list_and_help_names(void **state)
{
    const struct option *option;
    size_t j, words = 0;

    (void)state;
    for (option = options_table; option->name; option++) {
        const char *word;

        assert_int_equal(option->value == VALUE_NONE, option->argument == NULL);
        for (j = 0; (word = options_word(option->value, j)) != NULL; j++, words++) {
            char name[32];
            const char *const arguments[] = {name, word, NULL};
            struct options options;
            struct drcode_error error;

            snprintf(name, sizeof name, "--%s", option->name);
            assert_true(read_options(&options, arguments, &error));
            options_free(&options);
            assert_non_null(strstr(option->help, word));
        }
        assert_int_equal(j > 0, option->value == VALUE_LANG || option->value == VALUE_COLOR);
    }
    assert_int_equal(words, DRCODE_LANGS + 3);
}

/* How many values all lists have. */
static size_t count_lists(const struct options *options)
{
    return options->files.count + options->documents.count + options->where.count +
           options->since.count + options->until.count + options->compare.count;
}

/* Reads one command line of a row: it sets the member of the row and no other one. */
static void expect_set(const struct option *row, const char *first, const char *second,
                       const char *value, unsigned setting)
{
    /* --search needs a word, --html needs --summary, and others allow no word */
    const char *word = strcmp(row->name, "search") == 0 ? "x"
                       : strcmp(row->name, "html") == 0 ? "-s"
                                                        : NULL;
    const char *const arguments[] = {first, second ? second : word, second ? word : NULL, NULL};
    const char *const without[] = {word, NULL};
    struct options options, expected;
    struct drcode_error error;

    assert_true(read_options(&expected, without, &error));
    assert_true(read_options(&options, arguments, &error));
    if (row->value == VALUE_PATH || row->value == VALUE_TEXT) {
        const struct paths *paths = (const void *)((const char *)&options + row->member);

        assert_int_equal(paths->count, 1);
        assert_string_equal(paths->list[0], value);
        assert_int_equal(count_lists(&options), 1);
        expected.summary = strcmp(row->name, "compare") == 0; /* which it includes */
    } else {
        memcpy((char *)&expected + row->member, &setting, sizeof setting);
        assert_int_equal(count_lists(&options), 0);
    }
    assert_memory_equal(&options, &expected, offsetof(struct options, words));
    if (row->value == VALUE_LANG)
        assert_string_equal(options.locale, value);
    else
        assert_null(options.locale);
    options_free(&options);
}

static void expect_refused(const char *argument, const char *message)
{
    const char *const arguments[] = {argument, NULL};
    struct options options;
    struct drcode_error error;
    char expected[128];

    snprintf(expected, sizeof expected, "%s: '%s'; see 'drcode --help'", message, argument);
    assert_false(read_options(&options, arguments, &error));
    assert_string_equal(error.text, expected);
    options_free(&options);
}

/* Each spelling of a row of the table, with and without a value. */
static void reads_a_row(void **state)
{
    const struct option *row = *state;
    char name[32], letter[3] = {'-', row->letter, '\0'}, argument[64];
    const char *value;
    unsigned i = 0;

    set_all(NULL, NULL, NULL);
    snprintf(name, sizeof name, "--%s", row->name);
    if (!row->argument) {
        expect_set(row, name, NULL, NULL, row->setting);
        if (row->letter)
            expect_set(row, letter, NULL, NULL, row->setting);
        snprintf(argument, sizeof argument, "%s=x", name);
        expect_refused(argument, "option takes no value");
        snprintf(argument, sizeof argument, "%s=", name);
        expect_refused(argument, "option takes no value");
        return;
    }
    expect_refused(name, "option needs a value");
    do {
        value = row->value == VALUE_PATH || row->value == VALUE_TEXT ? "a=b.log"
                                                                     : options_word(row->value, i);
        expect_set(row, name, value, value, i);
        snprintf(argument, sizeof argument, "%s=%s", name, value);
        expect_set(row, argument, NULL, value, i);
        if (row->letter) {
            expect_refused(letter, "option needs a value");
            expect_set(row, letter, value, value, i);
            snprintf(argument, sizeof argument, "%s%s", letter, value);
            expect_set(row, argument, NULL, value, i);
        }
    } while (options_word(row->value, ++i) != NULL);
}

int main(void)
{
    static struct tests tests;
    const struct option *row;

    ADD_ROWS(&tests, commands, reads);
    for (row = options_table; row->name; row++)
        add_test(&tests, row->name, reads_a_row, row);
    ADD_ROWS(&tests, environments, takes_its_language_from_the_environment);
    add_test(&tests, "a program without a name is read", a_program_without_a_name_is_read, NULL);
    add_test(&tests, "a long argument is cut off in a message",
             a_long_argument_is_cut_off_in_a_message, NULL);
    add_test(&tests, "help fits a screen and lists options that exist",
             help_fits_a_screen_and_lists_options_that_exist, NULL);
    add_test(&tests, "options take the words that they list, and help names them",
             options_take_the_words_that_they_list_and_help_names, NULL);
    return run_all(&tests, "options");
}
