/* main.c - wiring: the command line -> a catalog -> an answer -> standard output. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"
#include "cli/read_logs.h"
#include "cli/search.h"
#include "print/messages.h"
#include "print/output.h"
#include "system/system.h"

/* Output is written in pieces of this size; or when input, of which it tells, runs dry. */
#define OUTPUT_BUFFER 65536

/* More than this is not looked at, of what is asked. */
#define QUERY_ROOM 16384

enum status { FOUND, NOTHING_FOUND, TROUBLE };

static uint16_t entries[UINT16_MAX];

static enum status fail(const char *what)
{
    output_error(what);
    return TROUBLE;
}

/* Adds the documents that the options name to the built-in catalog; NULL where that fails. */
static const struct drcode_catalog *load(const struct options *options,
                                         struct drcode_catalog **loaded)
{
    struct drcode_error error;
    size_t i;

    for (i = 0; i < options->document_count; i++) {
        struct drcode_catalog *next =
            drcode_load(*loaded ? *loaded : drcode_builtin(), options->documents[i], &error);

        drcode_catalog_free(*loaded);
        *loaded = next;
        if (!next) {
            fail(error.text);
            return NULL;
        }
    }
    return *loaded ? *loaded : drcode_builtin();
}

static void offer_nearest(const struct output *output, const struct drcode_answer *answer)
{
    size_t i;

    fail(message(output->lang, answer->nearest_count > 0 ? MESSAGE_DID_YOU_MEAN : MESSAGE_NOTHING));
    for (i = 0; i < answer->nearest_count; i++) {
        struct drcode_entry entry;

        drcode_entry(output->catalog, answer->nearest[i], output->lang, &entry);
        fprintf(stderr, "  %ld %d ", (long)entry.microsoft, entry.sip);
        output_safe(stderr, entry.phrase, strlen(entry.phrase));
        fputc('\n', stderr);
    }
}

/* Says where a Microsoft code is documented that is not documented with the SIP code asked for. */
static void offer_other_sip(const struct output *output, const struct drcode_answer *answer)
{
    const long microsoft = answer->microsoft;
    char line[256], list[128] = "";
    size_t first, count, used = 0;
    int last = DRCODE_NO_CODE;

    if (answer->microsoft == DRCODE_NO_CODE || answer->sip == DRCODE_NO_CODE)
        return;
    count = drcode_find_microsoft(output->catalog, answer->microsoft, &first);
    for (; count-- > 0 && used + 8 < sizeof list; first++) {
        struct drcode_entry entry;

        drcode_entry(output->catalog, first, output->lang, &entry);
        if (entry.sip != last)
            used += (size_t)snprintf(list + used, sizeof list - used, "%s%d", used ? ", " : "",
                                     entry.sip);
        last = entry.sip;
    }
    if (used > 0) {
        snprintf(line, sizeof line, message(output->lang, MESSAGE_OTHER_SIP), microsoft, list,
                 microsoft);
        fail(line);
    }
}

/* Says what to try where nothing was found: behind what standard output says. */
static void advise(const struct options *options, const struct output *output,
                   const struct drcode_answer *answer)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return;
    if (options->task == TASK_SEARCH)
        fail(message(output->lang, MESSAGE_NOTHING_SEARCHED));
    else if (answer->match == DRCODE_NOTHING)
        offer_nearest(output, answer);
    else if (answer->match == DRCODE_UNDOCUMENTED)
        offer_other_sip(output, answer);
}

static enum status ask(const struct options *options, const struct output *output,
                       struct drcode_answer *answer)
{
    static char query[QUERY_ROOM];
    size_t size = 0, i, j;

    for (i = 0; i < options->word_count; i++) {
        const char *word = options->words[i];

        for (j = 0; word[j] && size + 1 < sizeof query; j++)
            query[size++] = word[j];
        query[size++] = ' ';
        if (size == sizeof query)
            break;
    }
    drcode_ask(output->catalog, query, size, answer, entries, sizeof entries / sizeof *entries);
    return answer->count > 0 ? FOUND : NOTHING_FOUND;
}

static enum status list(const struct output *output, struct drcode_answer *answer)
{
    for (answer->count = 0; answer->count < drcode_count(output->catalog); answer->count++)
        entries[answer->count] = (uint16_t)answer->count;
    return FOUND;
}

static enum status search_words(const struct options *options, const struct output *output,
                                struct drcode_answer *answer)
{
    long found = search(output->catalog, output->lang, (const char *const *)options->words,
                        options->word_count, entries);

    if (found < 0)
        return fail("out of memory");
    answer->count = (size_t)found;
    return found > 0 ? FOUND : NOTHING_FOUND;
}

static enum status read_log(const struct options *options, const struct output *output,
                            const struct output_format *format)
{
    bool found = false;

    if (!log_read(options, output, format, &found))
        return TROUBLE;
    return found ? FOUND : NOTHING_FOUND;
}

static bool wants_color(const struct options *options)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");

    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return system_is_terminal(stdout) && !(none && *none) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

/* True where the locale's character set is UTF-8, as the environment names it. Windows names none
   unless a shell from elsewhere does. */
static bool is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *value = NULL;
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names && !(value && *value); i++)
        value = getenv(names[i]);
#if defined(_WIN32)
    if (!value || !*value)
        return true;
#endif
    return value && (strstr(value, "UTF-8") || strstr(value, "utf8") || strstr(value, "UTF8") ||
                     strstr(value, "utf-8"));
}

static enum status run(const struct options *options)
{
    static const struct output_format *const formats[] = {
        [FORMAT_TEXT] = &text_format, [FORMAT_JSON] = &json_format, [FORMAT_TSV] = &tsv_format};
    struct drcode_answer answer = {.match = DRCODE_NOTHING};
    struct drcode_catalog *loaded = NULL;
    struct output output = {.file = stdout,
                            .lang = options->lang,
                            .color = wants_color(options),
                            .ascii = options->summary && !is_utf8()};
    enum status status = TROUBLE;

    if (system_is_terminal(stdout))
        output.width = system_width(stdout);
    output.catalog = load(options, &loaded);
    if (output.catalog && options->task == TASK_LOG) {
        status = read_log(options, &output, formats[options->format]);
    } else if (output.catalog) {
        status = options->task == TASK_LIST     ? list(&output, &answer)
                 : options->task == TASK_SEARCH ? search_words(options, &output, &answer)
                                                : ask(options, &output, &answer);
        if (status != TROUBLE && !options->quiet)
            formats[options->format]->answer(&output, &answer, entries);
        if (status == NOTHING_FOUND && !options->quiet)
            advise(options, &output, &answer);
    }
    drcode_catalog_free(loaded);
    return status;
}

/* Tells whether all that was printed was written. A reader that left early wants no more, and no
   word about it. */
static enum status end_output(enum status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (!system_reader_left())
        fprintf(stderr, "drcode: standard output: %s\n", strerror(errno));
    return TROUBLE;
}

int main(int argc, char **argv)
{
    static char buffer[OUTPUT_BUFFER];
    struct options options;
    struct drcode_error error;
    enum status status = FOUND;

    if (!system_start(&argc, &argv))
        return (int)fail("out of memory");
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    if (!options_read(&options, argc, argv, &error)) {
        status = fail(error.text);
    } else if (options.task == TASK_HELP) {
        options_help(stdout);
    } else if (options.task == TASK_VERSION) {
        puts("drcode " DRCODE_VERSION);
    } else if (options.task == TASK_LOG && options.file_count == 0 && system_is_terminal(stdin)) {
        options_help(stderr);
        status = TROUBLE;
    } else {
        status = run(&options);
    }
    options_free(&options);
    return (int)end_output(status);
}
