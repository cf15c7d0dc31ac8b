/*
 * printed.h - what was printed already, so that it is printed once.
 *
 * An item is an entry or a text. Within a turn, which is an answer or a list, it is printed once.
 * Beyond turns an entry keeps the place where a log was given its actions, and what was printed of
 * it, ready to be printed again. The set is bounded: a turn that finds it half full empties it, and
 * what finds no room is printed each time.
 */
#ifndef PRINT_PRINTED_H
#define PRINT_PRINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for items: a power of two. */
#define PRINTED_ROOM 1024

struct printed_item {
    const void *what; /* NULL: no item */
    size_t size;      /* of a text, which equals another of the same bytes; 0: an address counts */
    uint64_t turn;    /* in which it was printed last */
    const char *file; /* where its actions were printed, */
    uint64_t line;    /* from 1; 0: nowhere yet */
    char *kept;       /* what was printed of it, of `kept_size` bytes, or NULL; owned */
    size_t kept_size;
};

/* A set; one of zeros is empty. */
struct printed {
    struct printed_item items[PRINTED_ROOM];
    size_t count;
    uint64_t turn;
};

/* Drops all items. */
void printed_empty(struct printed *printed);

/* Starts a turn: nothing is printed in it yet. */
void printed_turn(struct printed *printed);

/* The item at an address, or of a text of `size` bytes, which is made where there is none; NULL
   where there is no room. It stays where it is until the next turn, `what` must until then too. */
struct printed_item *printed_item(struct printed *printed, const void *what, size_t size);

/* True if an item was printed in this turn; from now on it was. */
bool printed_again(struct printed *printed, const void *what, size_t size);

/* Keeps what was printed of an item, unless there is no memory. */
void printed_keep(struct printed *printed, const void *what, const char *data, size_t size);

#endif
