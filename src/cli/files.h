/* files.h - words of the command line that are names of files. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* True where each word is the name of a log: "-", the name of a file that exists, or what looks
   like a path to one ("week11.csv", "./sbc"), so that reading it says what is wrong. A number is a
   code, whatever files there are. */
bool files_are(char *const *words, size_t count);

#endif
