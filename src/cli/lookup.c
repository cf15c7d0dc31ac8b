#include "cli/lookup.h"

#include <string.h>

#include "cli/search.h"
#include "print/messages.h"
#include "print/safe.h"

/* The longest query, in bytes. */
#define QUERY_ROOM 16384

static uint16_t entries[UINT16_MAX];

static enum status ask(const struct options *options, const struct output *output,
                       struct drcode_answer *answer)
{
    static char query[QUERY_ROOM];
    size_t size = 0, i, j;

    for (i = 0; i < options->word_count && size < sizeof query; i++) {
        const char *word = options->words[i];

        for (j = 0; word[j] && size + 1 < sizeof query; j++)
            query[size++] = word[j];
        query[size++] = ' ';
    }
    drcode_ask(output->catalog, query, size, answer, entries, sizeof entries / sizeof *entries);
    return answer->count > 0 ? STATUS_FOUND : STATUS_NOTHING;
}

static enum status list(const struct output *output, struct drcode_answer *answer)
{
    for (answer->count = 0; answer->count < drcode_count(output->catalog); answer->count++)
        entries[answer->count] = (uint16_t)answer->count;
    return STATUS_FOUND;
}

static enum status search(const struct options *options, const struct output *output,
                          struct drcode_answer *answer)
{
    const char *const *words = (const char *const *)options->words;
    long found =
        search_entries(output->catalog, output->lang, words, options->word_count, false, entries);

    if (found == 0) {
        found = search_entries(output->catalog, output->lang, words, options->word_count, true,
                               entries);
        if (found > 0 && !options->quiet)
            safe_error(message_text(output->lang, MESSAGE_SPELT_ALIKE));
    }
    if (found < 0) {
        safe_error("out of memory");
        return STATUS_TROUBLE;
    }
    answer->count = (size_t)found;
    return found > 0 ? STATUS_FOUND : STATUS_NOTHING;
}

static void offer_nearest(const struct output *output, const struct drcode_answer *answer)
{
    size_t i;

    safe_error(message_text(output->lang,
                            answer->nearest_count > 0 ? MESSAGE_DID_YOU_MEAN : MESSAGE_NOTHING));
    for (i = 0; i < answer->nearest_count; i++) {
        struct drcode_entry entry;

        drcode_entry(output->catalog, answer->nearest[i], output->lang, &entry);
        fprintf(stderr, "  %ld %d ", (long)entry.microsoft, entry.sip);
        safe_print(stderr, entry.phrase, strlen(entry.phrase));
        fputc('\n', stderr);
    }
}

/* Where a Microsoft code is documented, but not with the SIP code asked for, says with which. */
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
        snprintf(line, sizeof line, message_text(output->lang, MESSAGE_OTHER_SIP), microsoft, list,
                 microsoft);
        safe_error(line);
    }
}

/* Says what to try where nothing was found, after all of standard output. */
static void advise(const struct options *options, const struct output *output,
                   const struct drcode_answer *answer)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return;
    if (options->task == TASK_SEARCH)
        safe_error(message_text(output->lang, MESSAGE_NOTHING_SEARCHED));
    else if (answer->match == DRCODE_NOTHING)
        offer_nearest(output, answer);
    else if (answer->match == DRCODE_UNDOCUMENTED)
        offer_other_sip(output, answer);
}

enum status look_up(const struct options *options, const struct output *output)
{
    struct drcode_answer answer = {.match = DRCODE_NOTHING};
    enum status status = options->task == TASK_LIST     ? list(output, &answer)
                         : options->task == TASK_SEARCH ? search(options, output, &answer)
                                                        : ask(options, output, &answer);

    if (status == STATUS_TROUBLE || options->quiet)
        return status;
    output->format->answer(output, &answer, entries);
    if (status == STATUS_NOTHING)
        advise(options, output, &answer);
    return status;
}
