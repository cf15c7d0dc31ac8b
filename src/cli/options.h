/* options.h - the command line -> what to do. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdio.h>

#include "drcode.h"

enum option_task { TASK_ASK, TASK_LOG, TASK_LIST, TASK_SEARCH, TASK_HELP, TASK_VERSION };
/* The formats of text, then those of rows. */
enum option_format { FORMAT_TEXT, FORMAT_BRIEF, FORMAT_JSON, FORMAT_TSV, FORMAT_CSV, FORMAT_HTML };
enum option_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Paths, in the order in which they were given. */
struct paths {
    char **list;
    size_t count;
};

/* Options set members of type `unsigned` and `struct paths`. */
struct options {
    unsigned task;   /* enum option_task */
    unsigned format; /* enum option_format */
    unsigned color;  /* enum option_color */
    unsigned lang;   /* enum drcode_lang */
    unsigned quiet;
    unsigned all;     /* print entries in full, and all lines of logs */
    unsigned summary; /* count what is found in logs */
    unsigned no_progress;
    unsigned mask;      /* numbers and users of logs */
    char **words;       /* what is asked or searched for */
    size_t word_count;
    struct paths files;     /* logs to read, "-" for standard input */
    struct paths documents; /* files and folders */
    struct paths where;     /* conditions on records, "NAME=VALUE" */
    struct paths since;     /* times, of which the last one counts */
    struct paths until;
    struct paths compare; /* logs or summaries that the summary is compared with */
    size_t room;          /* the most paths that a list can hold */
    const char *locale;   /* the value of --lang, or NULL */
};

/* Reads the command line: with words it asks, without them, or where they are files, it reads logs;
   the default language is that of LC_ALL, LC_MESSAGES or LANG. Of an option given twice the last
   one counts; --help and --version end the reading. False with `error` filled in where the command
   line is wrong. Words and paths are the strings of `argv`; that array, which changes, is `words`,
   and the list of `files`. options_free() frees the list of documents, whatever was returned. */
bool options_read(struct options *options, int argc, char **argv, struct drcode_error *error);

void options_free(struct options *options);

/* Prints the screen of `--help`. */
void options_help(FILE *file);

/* What an option takes. */
enum option_value { VALUE_NONE, VALUE_PATH, VALUE_TEXT, VALUE_LANG, VALUE_COLOR };

struct option {
    char letter;          /* 0: none */
    const char *name;     /* without the dashes */
    const char *argument; /* what the help calls its value; NULL: it takes none */
    enum option_value value;
    const char *help;
    size_t member;    /* the offset in struct options of what it sets, */
    unsigned setting; /* to this; a value is added, or sets it to the number of its word */
};

/* The options in the order of `--help`; the last one has no name. */
extern const struct option options_table[];

/* The words that a value may be, numbered from 0; NULL after the last, and for paths. */
const char *options_word(enum option_value value, size_t index);

#endif
