/* name.h - what a log calls an SBC, a number or a call -> a name that is counted. */
#ifndef SUMMARY_NAME_H
#define SUMMARY_NAME_H

#include <stddef.h>

/* Copies a name of `size` bytes, or up to a NUL, as UTF-8 of at most `room` bytes, without a NUL;
   what is not UTF-8 becomes U+FFFD. Returns its size. A summary that is read again has the same
   name. */
size_t name_copy(char *to, size_t room, const char *name, size_t size);

#endif
