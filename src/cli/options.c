#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/distance.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "print/messages.h"
#include "system/system.h"

#define MEMBER(name) offsetof(struct options, name)

const struct option options_table[] = {
    {'f', "file", "FILE", VALUE_PATH, "read logs: all words are files; \"-\" is standard input",
     MEMBER(files), 0},
    {'a', "all", NULL, VALUE_NONE, "print all: entries in full, every line of a log", MEMBER(all),
     true},
    {'b', "brief", NULL, VALUE_NONE, "print a line for each entry or failure", MEMBER(format),
     FORMAT_BRIEF},
    {'s', "summary", NULL, VALUE_NONE, "count the failures of a log and say what to do",
     MEMBER(summary), true},
    {0, "compare", "FILE", VALUE_PATH, "count, and say what is new or more than in this log",
     MEMBER(compare), 0},
    {0, "where", "NAME=VAL", VALUE_TEXT, "only calls with this: sbc, country, code, outcome, ...",
     MEMBER(where), 0},
    {0, "since", "TIME", VALUE_TEXT, "only calls from TIME on: 2025-03-04T09:00, 24h, 7d",
     MEMBER(since), 0},
    {0, "until", "TIME", VALUE_TEXT, "only calls before TIME, or up to this day", MEMBER(until), 0},
    {0, "no-progress", NULL, VALUE_NONE, "show no progress while counting", MEMBER(no_progress),
     true},
    {'j', "json", NULL, VALUE_NONE, "print one JSON object per line", MEMBER(format), FORMAT_JSON},
    {'t', "tsv", NULL, VALUE_NONE, "print tab-separated rows", MEMBER(format), FORMAT_TSV},
    {0, "csv", NULL, VALUE_NONE, "print CSV with a header, for spreadsheets", MEMBER(format),
     FORMAT_CSV},
    {0, "html", NULL, VALUE_NONE, "with --summary, print a page for a browser", MEMBER(format),
     FORMAT_HTML},
    {0, "mask", NULL, VALUE_NONE, "mask numbers and users; no lines of logs", MEMBER(mask), true},
    {'q', "quiet", NULL, VALUE_NONE, "print nothing; the exit status is the answer", MEMBER(quiet),
     true},
    {0, "list", NULL, VALUE_NONE, "print every entry", MEMBER(task), TASK_LIST},
    {0, "search", NULL, VALUE_NONE, "print the entries that contain all the words given",
     MEMBER(task), TASK_SEARCH},
    {0, "documents", "PATH", VALUE_PATH, "add your own documents: a file or a folder",
     MEMBER(documents), 0},
    {0, "lang", "LANG", VALUE_LANG, "en or fr; default: LC_ALL, LC_MESSAGES or LANG", MEMBER(lang),
     0},
    {0, "color", "WHEN", VALUE_COLOR, "use colour: auto, always or never", MEMBER(color), 0},
    {'h', "help", NULL, VALUE_NONE, "print this help", MEMBER(task), TASK_HELP},
    {'V', "version", NULL, VALUE_NONE, "print the version", MEMBER(task), TASK_VERSION},
    {.name = NULL},
};

const char *options_word(enum option_value value, size_t index)
{
    static const char *const colors[] = {
        [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};

    if (value == VALUE_LANG && index < DRCODE_LANGS)
        return message_lang((enum drcode_lang)index);
    if (value == VALUE_COLOR && index < sizeof colors / sizeof *colors)
        return colors[index];
    return NULL;
}

static const char usage[] =
    "usage: drcode [OPTION]... CODE|PHRASE...\n"
    "       drcode [OPTION]... [FILE]...\n"
    "Says what to do about failed calls of Microsoft Teams Direct Routing.\n";

static const char examples[] = "examples:\n"
                               "  drcode 569002 504\n"
                               "  drcode \"No such host is known\"\n"
                               "  tail -f sbc.log | drcode\n"
                               "  drcode --summary DirectRouting.calls.csv\n"
                               "exit status: 0 found, 1 nothing documented found, 2 trouble\n";

void options_help(FILE *file)
{
    const struct option *option;
    char name[32];

    fputs(usage, file);
    for (option = options_table; option->name; option++) {
        snprintf(name, sizeof name, "--%s%s%s", option->name, option->argument ? " " : "",
                 option->argument ? option->argument : "");
        if (option->letter)
            fprintf(file, "  -%c, %-17s %s\n", option->letter, name, option->help);
        else
            fprintf(file, "      %-17s %s\n", name, option->help);
    }
    fputs(examples, file);
}

/* Says what is wrong with an argument, and what helps. */
static bool fail_with(struct drcode_error *error, const char *what, const char *name,
                      const char *help)
{
    snprintf(error->text, sizeof error->text, "%s: '%.*s'; %s", what, utf8_precision(name, 100),
             name, help);
    return false;
}

static bool fail(struct drcode_error *error, const char *what, const char *name)
{
    return fail_with(error, what, name, "see 'drcode --help'");
}

/* Adds a path to a list, which has room for as many as there are arguments. */
static bool add_path(struct paths *paths, char *path, size_t room, struct drcode_error *error)
{
    if (!paths->list)
        paths->list = calloc(room, sizeof *paths->list);
    if (!paths->list) {
        snprintf(error->text, sizeof error->text, "out of memory");
        return false;
    }
    paths->list[paths->count++] = path;
    return true;
}

/* Says which languages there are. */
static bool fail_lang(struct drcode_error *error, const char *value)
{
    char help[64] = "there are";
    size_t used = strlen(help), i;

    for (i = 0; i < DRCODE_LANGS && used < sizeof help; i++)
        used += (size_t)snprintf(help + used, sizeof help - used, "%s %s", i > 0 ? "," : "",
                                 options_word(VALUE_LANG, i));
    return fail_with(error, "no such language", value, help);
}

/* Finds which of its words a value is. */
static bool find_word(enum option_value kind, const char *value, unsigned *word,
                      struct drcode_error *error)
{
    const char *name;

    if (kind == VALUE_LANG) {
        *word = message_find_lang(value);
        return *word < DRCODE_LANGS || fail_lang(error, value);
    }
    for (*word = 0; (name = options_word(kind, *word)) != NULL; ++*word)
        if (strcmp(name, value) == 0)
            return true;
    return fail(error, "--color takes auto, always or never", value);
}

/* Sets the member of an option. A log is a word, so that logs are read in the order given. */
static bool apply(struct options *options, const struct option *option, char *value,
                  struct drcode_error *error)
{
    void *member = (char *)options + option->member;

    if (member == &options->files) {
        options->files.count++;
        options->words[options->word_count++] = value;
        return true;
    }
    if (option->value == VALUE_LANG)
        options->locale = value;
    if (member == &options->compare)
        options->summary = true;
    if (option->value == VALUE_PATH || option->value == VALUE_TEXT)
        return add_path(member, value, options->room, error);
    if (option->value != VALUE_NONE)
        return find_word(option->value, value, member, error);
    *(unsigned *)member = option->setting;
    return true;
}

static enum drcode_lang default_lang(void)
{
    const char *locale = terminal_locale("LC_MESSAGES");
    enum drcode_lang lang;

    if (!locale)
        locale = system_language();
    lang = locale ? message_find_lang(locale) : DRCODE_LANGS;

    return lang < DRCODE_LANGS ? lang : DRCODE_EN;
}

/* True where a name, in any case, is that of an option with at most that many slips, or its start.
   A short name has one slip at most, or none. */
static bool is_near(const char *name, size_t size, const char *option, unsigned slips)
{
    char small[16];
    size_t i, full = strlen(option);
    unsigned most = size < 3 ? 0 : size < 6 ? 1 : 2, limit = slips < most ? slips : most;

    if (size < 2 || size > sizeof small)
        return false;
    for (i = 0; i < size; i++)
        small[i] = fold_lower(name[i]);
    return (size < full && memcmp(small, option, size) == 0) ||
           distance(small, size, option, full, limit) <= limit;
}

/* The option whose name has the fewest slips, or NULL. */
static const struct option *find_near(const char *name, size_t size)
{
    const struct option *option;
    unsigned slips;

    for (slips = 0; slips <= 2; slips++)
        for (option = options_table; option->name; option++)
            if (is_near(name, size, option->name, slips))
                return option;
    return NULL;
}

/* Says that an option does not exist, or which one an argument may mean whose dashes end before
   `name`. */
static bool fail_option(struct drcode_error *error, const char *argument, const char *name,
                        const char *unknown)
{
    const struct option *option = find_near(name, strcspn(name, "="));
    char help[40];

    if (!option)
        return fail(error, "no such option", unknown);
    snprintf(help, sizeof help, "did you mean --%s?", option->name);
    return fail_with(error, "no such option", argument, help);
}

/* Reads "--name", "--name=value" or "--name value". */
static bool read_long(struct options *options, char ***at, struct drcode_error *error)
{
    char *argument = **at, *name = argument + 2;
    size_t size = strcspn(name, "=");
    char *value = name[size] ? name + size + 1 : NULL;
    const struct option *option = options_table;

    while (option->name && (strlen(option->name) != size || memcmp(option->name, name, size) != 0))
        option++;
    if (!option->name)
        return fail_option(error, argument, name, argument);
    if (value && !option->argument)
        return fail(error, "option takes no value", argument);
    if (option->argument && !value && (value = *++*at) == NULL)
        return fail(error, "option needs a value", argument);
    return apply(options, option, value, error);
}

static bool ends_reading(const struct options *options)
{
    return options->task == TASK_HELP || options->task == TASK_VERSION;
}

/* Reads "-a", "-ab", "-avalue" or "-a value"; also "-?", and the "-h" of "-help". */
static bool read_short(struct options *options, char ***at, struct drcode_error *error)
{
    char *argument = **at, *letter, *value = NULL;

    for (letter = argument + 1; *letter && !value && !ends_reading(options); letter++) {
        char name[3] = {'-', *letter == '?' ? 'h' : *letter, '\0'};
        const struct option *option = options_table;

        while (option->name && option->letter != name[1])
            option++;
        if (!option->name)
            return fail_option(error, argument, argument + 1, *letter & 0x80 ? argument : name);
        if (option->argument && (value = letter[1] ? letter + 1 : *++*at) == NULL)
            return fail(error, "option needs a value", name);
        if (!apply(options, option, value, error))
            return false;
    }
    return true;
}

/* Decides whether words ask for help, or are files: where an option says so or, unless they are
   `only_words`, each is the name of one. */
static void read_words(struct options *options, bool only_words)
{
    char *const *words = options->words;
    const size_t count = options->word_count;

    if (options->task != TASK_ASK || count == 0)
        return;
    if (count == 1 && !only_words && options->files.count == 0 &&
        (strcmp(words[0], "help") == 0 || strcmp(words[0], "/?") == 0)) {
        options->task = TASK_HELP;
    } else if (options->files.count > 0 || options->summary ||
               (!only_words && files_are(words, count))) {
        options->files = (struct paths){options->words, count};
        options->word_count = 0;
    }
}

/* An option that is for logs alone, or NULL. */
static const char *takes_calls(const struct options *options)
{
    return options->where.count > 0   ? "--where"
           : options->since.count > 0 ? "--since"
           : options->until.count > 0 ? "--until"
                                      : NULL;
}

/* Finds options that don't go together; without words and task, reads a log. */
static bool check(struct options *options, struct drcode_error *error)
{
    if (options->task != TASK_ASK && (options->files.count > 0 || options->summary))
        return fail(error, "this cannot be used with --list or --search",
                    options->compare.count > 0 ? "--compare"
                    : options->summary         ? "--summary"
                                               : "--file");
    if (options->task == TASK_LIST && options->word_count > 0)
        return fail(error, "--list takes no words", options->words[0]);
    if (options->task == TASK_SEARCH && options->word_count == 0)
        return fail(error, "option needs words", "--search");
    if (options->task == TASK_ASK && options->word_count == 0)
        options->task = TASK_LOG;
    if (options->task != TASK_LOG && takes_calls(options))
        return fail(error, "this is for logs", takes_calls(options));
    if (options->format == FORMAT_HTML && !options->summary)
        return fail(error, "this is for --summary", "--html");
    if (options->all && options->format >= FORMAT_JSON)
        return fail(error, "this is for text output", "--all");
    if (options->all && options->mask && !options->summary)
        return fail(error, "this prints lines as they are, which --mask leaves out", "--all");
    return true;
}

bool options_read(struct options *options, int argc, char **argv, struct drcode_error *error)
{
    bool only_words = false;
    char **at;

    /* words overwrite arguments that were read before */
    *options = (struct options){.lang = default_lang(), .words = argv, .room = (size_t)argc};
    for (at = argv + (argc > 0); *at; at++) {
        char *argument = *at;

        if (only_words || argument[0] != '-' || !argument[1] ||
            (argument[1] >= '0' && argument[1] <= '9'))
            options->words[options->word_count++] = argument;
        else if (strcmp(argument, "--") == 0)
            only_words = true;
        else if (!(argument[1] == '-' ? read_long : read_short)(options, &at, error))
            return false;
        if (ends_reading(options))
            return true;
    }
    read_words(options, only_words);
    return ends_reading(options) || check(options, error);
}

void options_free(struct options *options)
{
    free(options->documents.list);
    free(options->where.list);
    free(options->since.list);
    free(options->until.list);
    free(options->compare.list);
}
