/* options.h - the command line -> what to do. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdio.h>

#include "drcode.h"

enum option_task { TASK_ASK, TASK_LOG, TASK_LIST, TASK_SEARCH, TASK_HELP, TASK_VERSION };
enum option_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_TSV };
enum option_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    enum option_task task;
    enum option_format format;
    enum option_color color;
    enum drcode_lang lang;
    bool quiet;
    bool all;     /* print the lines of logs as well */
    bool summary; /* count what is found in logs */
    bool no_progress;
    size_t word_count, file_count, document_count;
    char **words;           /* what is asked or searched for */
    const char **files;     /* logs to read, "-" for standard input */
    const char **documents; /* paths, in their order */
    size_t room;            /* what each of the lists can hold */
};

/* Reads the command line: with words it asks, without them it reads logs; where it says nothing of
   the language, LC_ALL, LC_MESSAGES and LANG do. Of an option given twice the last one counts;
   --help and --version end the reading. False with `error` filled in where it is wrong. The
   strings, and the array of words, are those of `argv`, which changes; the other arrays are freed
   by options_free(), whatever was returned. */
bool options_read(struct options *options, int argc, char **argv, struct drcode_error *error);

void options_free(struct options *options);

/* Prints the screen of `--help`. */
void options_help(FILE *file);

/* What an option takes. */
enum option_value { VALUE_NONE, VALUE_PATH, VALUE_LANG, VALUE_COLOR };

struct option {
    char letter;          /* 0: none */
    const char *name;     /* without the dashes */
    const char *argument; /* what the help calls its value; NULL: it takes none */
    enum option_value value;
    const char *help;
};

/* The options, numbered from 0 in the order of `--help`; NULL behind the last. */
const struct option *options_at(size_t index);

/* The words that a value may be, numbered from 0; NULL behind the last, and for paths. */
const char *options_word(enum option_value value, size_t index);

#endif
