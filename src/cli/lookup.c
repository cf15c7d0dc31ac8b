#include "cli/lookup.h"

#include <string.h>

#include "catalog/catalog.h"
#include "cli/search.h"
#include "cli/suggest.h"
#include "print/actions.h"
#include "print/messages.h"
#include "print/safe.h"

/* The longest query, in bytes. */
#define QUERY_ROOM 16384

/* Words that more than one entry in this many has say nothing: "No". */
#define TEXT_SHARE 4

static uint16_t entries[UINT16_MAX], sorted[UINT16_MAX];

#define RANKS 4

/* How likely an entry is among those of an answer, from 0 for the likeliest: its Microsoft code is
   the SIP code's own (560486, then 540486 for 486), it is one of an article, or of another
   document. */
static unsigned rank(const struct drcode_catalog *catalog, const struct catalog_entry *entry)
{
    if (entry->microsoft >= 100000 && entry->microsoft % 1000 == entry->sip)
        return entry->microsoft / 1000 == 560 ? 0 : 1;
    return catalog_is_meaning(catalog, &catalog->texts[entry->text[DRCODE_EN]]) ? 3 : 2;
}

/* Sorts the entries of an answer by rank; in one, the catalog's order stays. */
static void sort_entries(const struct drcode_catalog *catalog, const struct drcode_answer *answer)
{
    size_t starts[RANKS + 1] = {0}, i;

    if (answer->count < 2)
        return;
    for (i = 0; i < answer->count; i++)
        starts[rank(catalog, &catalog->entries[entries[i]]) + 1]++;
    for (i = 1; i < RANKS; i++)
        starts[i] += starts[i - 1];
    for (i = 0; i < answer->count; i++)
        sorted[starts[rank(catalog, &catalog->entries[entries[i]])]++] = entries[i];
    memcpy(entries, sorted, answer->count * sizeof *entries);
}

/* What is asked. */
struct question {
    char text[QUERY_ROOM];
    size_t size, number;
};

/* Joins the words of the command line. */
static void read_question(const struct options *options, struct question *question)
{
    size_t i, j;

    for (i = 0; i < options->word_count && question->size < sizeof question->text; i++) {
        const char *word = options->words[i];

        for (j = 0; word[j] && question->size + 1 < sizeof question->text; j++)
            question->text[question->size++] = word[j];
        question->text[question->size++] = ' ';
    }
}

static enum status ask(const struct question *question, const struct output *output,
                       struct drcode_answer *answer)
{
    drcode_ask_question(output->catalog, question->text, question->size, question->number, answer,
                        entries, sizeof entries / sizeof *entries);
    sort_entries(output->catalog, answer);
    return answer->count > 0 ? STATUS_FOUND : STATUS_NOTHING;
}

/* An entry that is listed. */
struct listed {
    const char *document;
    uint16_t index;
};

/* Below 0 where an entry is listed before another, or at 0 where the catalog's order counts. */
static int compare_listed(const struct listed *a, const struct listed *b)
{
    int order = strcmp(a->document, b->document);

    if (order == 0 || strcmp(a->document, "article") == 0)
        return order == 0 ? 0 : -1;
    return strcmp(b->document, "article") == 0 ? 1 : order;
}

/* Merges two sorted halves of a list of `count`, of which the first has `half`. */
static void merge(const struct listed *from, size_t half, size_t count, struct listed *to)
{
    size_t i = 0, j = half;

    while (i < half || j < count)
        *to++ = j == count || (i < half && compare_listed(&from[i], &from[j]) <= 0) ? from[i++]
                                                                                    : from[j++];
}

/* Sorts a list; entries that compare equal stay in their order. */
static void sort_listed(struct listed *list, struct listed *spare, size_t count)
{
    size_t width, at;

    for (width = 1; width < count; width *= 2) {
        for (at = 0; at < count; at += 2 * width) {
            size_t left = count - at;

            merge(list + at, width < left ? width : left, 2 * width < left ? 2 * width : left,
                  spare + at);
        }
        memcpy(list, spare, count * sizeof *list);
    }
}

/* The entries of the articles, then those of each other document; in one, in the catalog's order.
 */
static enum status list(const struct output *output, struct drcode_answer *answer)
{
    static struct listed listed[UINT16_MAX], spare[UINT16_MAX];
    struct drcode_entry entry;
    size_t i;

    answer->count = drcode_count(output->catalog);
    for (i = 0; i < answer->count; i++) {
        drcode_entry(output->catalog, i, output->lang, &entry);
        listed[i] = (struct listed){entry.document, (uint16_t)i};
    }
    sort_listed(listed, spare, answer->count);
    for (i = 0; i < answer->count; i++)
        entries[i] = listed[i].index;
    return STATUS_FOUND;
}

static enum status search(const struct options *options, const struct output *output,
                          struct drcode_answer *answer)
{
    const char *const *words = (const char *const *)options->words;
    size_t found =
        search_entries(output->catalog, output->lang, words, options->word_count, false, entries);

    if (found == 0) {
        found = search_entries(output->catalog, output->lang, words, options->word_count, true,
                               entries);
        if (found > 0 && !options->quiet)
            safe_error(message_text(output->lang, MESSAGE_SPELT_ALIKE));
    }
    answer->count = found;
    return found > 0 ? STATUS_FOUND : STATUS_NOTHING;
}

/* Says what was perhaps meant where nothing is near. */
static void offer_others(const struct output *output, const struct question *question,
                         const struct drcode_answer *answer)
{
    const long code = suggest_alone(output->catalog, question->text, question->size);
    char codes[SUGGEST_ROOM], line[128];

    suggest_codes(output->catalog, question->text, question->size, codes);
    if (*codes) {
        snprintf(line, sizeof line, message_text(output->lang, MESSAGE_DID_YOU_MEAN_CODE), codes);
        safe_error(line);
    } else if (answer->match == DRCODE_NOTHING && code != DRCODE_NO_CODE) {
        snprintf(line, sizeof line, message_text(output->lang, MESSAGE_CODE_ALONE), code);
        safe_error(line);
    } else if (answer->match == DRCODE_NOTHING) {
        safe_error(message_text(output->lang, suggest_is_foreign(question->text, question->size)
                                                  ? MESSAGE_FOREIGN
                                                  : MESSAGE_NOTHING));
    }
}

/* Names a reason that no document has. */
static void name_reason(const struct output *output, const struct drcode_answer *answer)
{
    char line[256];

    if (!answer->reason)
        return;
    snprintf(line, sizeof line, message_text(output->lang, MESSAGE_REASON),
             (int)(answer->reason_size < 128 ? answer->reason_size : 128), answer->reason);
    safe_error(line);
}

/* Where a Microsoft code is documented, but not with the SIP code asked for, says with which. */
static void offer_other_sip(const struct output *output, const struct drcode_answer *answer)
{
    const long microsoft = answer->microsoft;
    char line[256], list[128] = "";
    size_t first, count, used = 0;
    int last = DRCODE_NO_CODE;

    if (answer->microsoft == DRCODE_NO_CODE ||
        (answer->sip == DRCODE_NO_CODE && answer->other_sip == DRCODE_NO_CODE))
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
    if (used == 0)
        return;
    if (answer->count > 0)
        snprintf(line, sizeof line, message_text(output->lang, MESSAGE_NOT_WITH), answer->other_sip,
                 microsoft, list);
    else
        snprintf(line, sizeof line, message_text(output->lang, MESSAGE_OTHER_SIP), microsoft, list,
                 microsoft);
    safe_error(line);
}

/* Says what to try where nothing was found, after all of standard output. */
static void advise(const struct output *output, const struct question *question,
                   const struct drcode_answer *answer)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return;
    name_reason(output, answer);
    if (answer->match == DRCODE_UNDOCUMENTED || answer->other_sip != DRCODE_NO_CODE)
        offer_other_sip(output, answer);
    if (answer->match == DRCODE_UNDOCUMENTED || answer->match == DRCODE_NOTHING)
        offer_others(output, question, answer);
}

/* Where nothing is certain, takes the entry whose phrase is clearly nearest to several words, else
   the entries whose texts have all of them, else those whose phrases are near. */
static void fall_back(const struct options *options, const struct output *output,
                      struct drcode_answer *answer)
{
    const bool clear =
        answer->nearest_count == 1 && (options->word_count > 1 || strchr(options->words[0], ' '));
    size_t found = 0;
    int lang;

    if (answer->match != DRCODE_NOTHING && answer->match != DRCODE_NEAR)
        return;
    for (lang = 0; lang < DRCODE_LANGS && found == 0 && !clear; lang++)
        found = search_entries(output->catalog, (enum drcode_lang)lang,
                               (const char *const *)options->words, options->word_count, false,
                               entries);
    if (found > 0 && found * TEXT_SHARE <= drcode_count(output->catalog)) {
        answer->match = DRCODE_TEXT;
        answer->count = found;
        sort_entries(output->catalog, answer);
    } else {
        answer->count = answer->nearest_count;
        memcpy(entries, answer->nearest, answer->count * sizeof *entries);
    }
}

/* Answers the questions in the order asked; found is what one of them finds. */
static enum status ask_all(const struct options *options, const struct output *output)
{
    static struct question question;
    struct drcode_answer answer;
    enum status all = STATUS_NOTHING, status;

    read_question(options, &question);
    do {
        status = ask(&question, output, &answer);
        if (status == STATUS_FOUND)
            all = STATUS_FOUND;
        if (options->quiet)
            continue;
        if (question.number > 0 && output->format == &text_format)
            fputc('\n', output->file);
        fall_back(options, output, &answer);
        output->format->answer(output, &answer, entries);
        if (status == STATUS_NOTHING || answer.other_sip != DRCODE_NO_CODE)
            advise(output, &question, &answer);
    } while (++question.number < answer.questions);
    return all;
}

enum status look_up(const struct options *options, const struct output *output)
{
    struct drcode_answer answer = {.match = DRCODE_NOTHING, .other_sip = DRCODE_NO_CODE};
    enum status status;

    if (output->format->head && !options->quiet)
        output->format->head(output, false);
    if (options->task != TASK_LIST && options->task != TASK_SEARCH)
        return ask_all(options, output);
    status = options->task == TASK_LIST ? list(output, &answer) : search(options, output, &answer);
    if (options->quiet)
        return status;
    output->format->answer(output, &answer, entries);
    if (status == STATUS_NOTHING && fflush(stdout) == 0 && !ferror(stdout))
        safe_error(message_text(output->lang, MESSAGE_NOTHING_SEARCHED));
    return status;
}
