/* system.h - the few calls that ISO C lacks, for POSIX and Windows. Paths are UTF-8. */
#ifndef SYSTEM_SYSTEM_H
#define SYSTEM_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buffer.h"

/* fopen() for a UTF-8 path. */
FILE *system_open(const char *path, const char *mode);

/* Opens a file to read it in large blocks, as a descriptor; "-" is standard input. -1, with errno
   set, where that fails; a folder fails. */
int system_open_input(const char *path);
void system_close_input(int input);

/* Reads at most `size` bytes; 0 at the end, -1, with errno set, where that fails. Waits for input
   that is not there yet, whatever the descriptor's mode. */
long system_read(int input, char *bytes, size_t size);

/* From now on the first Ctrl-C ends the input that is read, and every further one, instead of the
   program; a second one ends the program. Where it is ignored it stays so. */
void system_catch_interrupt(void);

/* True after that Ctrl-C. */
bool system_interrupted(void);

/* False for a regular file, which is read without waiting. */
bool system_may_wait(int input);

/* Waits for input, at most `milliseconds`; true where a read would not wait. */
bool system_wait(int input, int milliseconds);

/* The size of a regular file in bytes; 0 for anything else. */
uint64_t system_size(const char *path);

/* Milliseconds since an unspecified moment; it never goes back. */
int64_t system_clock(void);

/* What a path leads to, symbolic links followed. Pipes, sockets and devices are none of the first
   three. */
enum system_kind { SYSTEM_NOTHING, SYSTEM_FILE, SYSTEM_FOLDER, SYSTEM_OTHER };

/* The same for all paths that lead to one file or folder, and for no other. */
struct system_id {
    uint64_t volume, number;
};

/* SYSTEM_NOTHING, with errno set, where nothing is there or the path is too long; `id` is filled in
   otherwise. Opens nothing that could wait. */
enum system_kind system_kind(const char *path, struct system_id *id);

/* What separates the paths of a list in the environment: ":", and ";" on Windows. */
extern const char system_list_separator;

/* True where `path` is a folder. */
bool system_is_folder(const char *path);

/* Adds the names in a folder to `names`, sorted by their bytes, each with its NUL, without those
   that start with a dot. False, with errno set, where it cannot be read. */
bool system_list(const char *path, struct buffer *names);

/* True where the stream is a terminal that a person looks at. */
bool system_is_terminal(FILE *stream);

/* The width of the terminal that the stream is, in columns; 0 where it is unknown. */
unsigned system_width(FILE *stream);

/* True where the last write failed, as errno says, because the reader of the pipe has left. */
bool system_reader_left(void);

/* The language in which the system speaks to its user, as in "fr" (ISO 639); NULL where only the
   environment says so. */
const char *system_language(void);

/* Must be called first. Streams carry bytes as they are; a console shows UTF-8 and obeys colours.
   On Windows `argv` becomes the UTF-8 form of what was typed; a word before "--" with "*" or "?" in
   its last part becomes the names of the files that it matches, sorted, as shells do elsewhere, and
   stays as it is where it matches none. False where memory runs out. */
bool system_start(int *argc, char ***argv);

#endif
