/*
 * compare.h - a summary beside an earlier one: what is new, has grown, is gone.
 *
 * Counts of calls are not compared, but their rates: how many of a thousand calls ended so. The two
 * may be of different lengths of time.
 */
#ifndef SUMMARY_COMPARE_H
#define SUMMARY_COMPARE_H

#include "summary/summary.h"

/* Sets what the groups of a summary that has ended were in another one that has, which must live as
   long; adds those that are gone, with a count of 0. Sorts the groups of each outcome: what grew
   most first. False where memory runs out. */
bool compare_with(struct summary *summary, const struct summary *before);

/* Writes how the rate of a count, of all calls that ended, has changed: "new", "gone", "x3.2" or,
   where there was and is nothing, "". */
#define COMPARE_ROOM 32
void compare_change(const struct summary *summary, uint64_t count, uint64_t before, char *text);

/* The SBC that all calls of a group are of, where the summary has several; else NULL. */
const char *compare_only(const struct summary *summary, const struct summary_group *group);

#endif
