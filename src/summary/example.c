#include "summary/example.h"

#include <string.h>

#include "summary/name.h"

/* How much of a call an example names: nothing, numbers, or its correlation ID. */
static int rank(bool correlation, bool number)
{
    return correlation ? 2 : number;
}

static int example_rank(const struct example *example)
{
    return rank(*example->correlation, *example->caller || *example->callee);
}

bool example_known(const struct example *example)
{
    return example_rank(example) > 0;
}

/* Copies a text as a name, without blanks where it is cut; a summary that is read again has none.
 */
static void copy(char *to, size_t room, const char *text)
{
    size_t size = text ? name_copy(to, room - 1, text, strlen(text)) : 0;

    while (size > 0 && (unsigned char)to[size - 1] <= ' ')
        size--;
    to[size] = '\0';
}

static int compare(const struct example *a, const struct example *b)
{
    int order = strcmp(a->correlation, b->correlation);

    if (order == 0)
        order = strcmp(a->caller, b->caller);
    return order != 0 ? order : strcmp(a->callee, b->callee);
}

static void take(struct example *example, const struct drcode_finding *finding, int64_t time)
{
    example->time = time;
    copy(example->correlation, sizeof example->correlation, finding->correlation);
    copy(example->caller, sizeof example->caller, finding->caller);
    copy(example->callee, sizeof example->callee, finding->callee);
}

void example_offer(struct example *example, const struct drcode_finding *finding, int64_t time)
{
    int new_rank = rank(finding->correlation, finding->caller || finding->callee);
    int old_rank = example_rank(example);
    struct example offered;

    if (new_rank == 0 || new_rank < old_rank || (new_rank == old_rank && time < example->time))
        return;
    if (new_rank > old_rank || time > example->time) {
        take(example, finding, time);
        return;
    }
    take(&offered, finding, time);
    if (compare(&offered, example) < 0)
        *example = offered;
}
