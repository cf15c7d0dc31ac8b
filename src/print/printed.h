/*
 * printed.h - what was printed already, so that it is printed once.
 *
 * An item is a text, an entry, or anything else with an address. Within a turn, which is an answer
 * or a list, each is printed once. Beyond turns an item has the line of the log where its actions
 * were printed, and what its printer keeps of it. A turn that finds many items drops them all, so
 * that no log makes the set larger than one answer does.
 */
#ifndef PRINT_PRINTED_H
#define PRINT_PRINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Items that fit without allocation, and those that a turn finds at most. */
#define PRINTED_FEW  256
#define PRINTED_MOST 512

struct printed_item {
    const void *what; /* the address */
    uint32_t size;    /* of a text, which equals another of the same bytes; 0: the address counts */
    uint32_t kept_size;
    char *kept;    /* bytes that its printer keeps; NULL: none */
    uint64_t line; /* where its actions were printed; 0: nowhere yet */
    uint64_t turn; /* in which it was printed last */
};

/* A set; one of zeros is empty. It must stay where it is. */
struct printed {
    struct printed_item *items; /* in the order in which they came */
    uint32_t *slots;            /* numbers of items from 1, by hash, 2 * room; 0 is free */
    size_t count, room;
    uint64_t turn;
    bool failed; /* memory ran out: something is printed again, or not where it is kept */
    struct printed_item few[PRINTED_FEW];
    uint32_t few_slots[2 * PRINTED_FEW];
};

/* Drops all items, and frees what they take. */
void printed_empty(struct printed *printed);

/* Starts a turn. */
void printed_turn(struct printed *printed);

/* The item at an address, or of a text of `size` bytes; made where there is none, which moves the
   others. `what` must live as long as the set. NULL where memory runs out. */
struct printed_item *printed_item(struct printed *printed, const void *what, size_t size);

/* True if an item was printed in this turn; from now on it was. False where memory runs out. */
bool printed_again(struct printed *printed, const void *what, size_t size);

/* Keeps bytes of an item, after those that are kept already and before a NUL. */
void printed_keep(struct printed *printed, struct printed_item *item, const void *bytes,
                  size_t size);

#endif
