/* platform.h - the few calls that ISO C lacks, for POSIX and Windows. Paths are UTF-8. */
#ifndef SYSTEM_SYSTEM_H
#define SYSTEM_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buffer.h"

/* fopen() for a UTF-8 path. */
FILE *platform_open(const char *path, const char *mode);

/* Opens a file to read it in large blocks, as a descriptor; "-" is standard input. -1, with errno
   set, where that fails; a folder fails. */
int platform_open_input(const char *path);
void platform_close_input(int input);

/* Reads at most `size` bytes; 0 at the end, -1, with errno set, where that fails. Waits for input
   that is not there yet, whatever the descriptor's mode. */
long platform_read(int input, char *bytes, size_t size);

/* False for a regular file, which is read without waiting. */
bool platform_may_wait(int input);

/* Waits for input at most so many milliseconds; true where a read would not wait. */
bool platform_wait(int input, int milliseconds);

/* The size of a regular file in bytes; 0 for anything else. */
uint64_t platform_size(const char *path);

/* Milliseconds since some moment; it never goes back. */
int64_t platform_clock(void);

/* True where `path` is a folder. */
bool platform_is_folder(const char *path);

/* Adds the names in a folder to `names`, sorted by their bytes, each with a NUL behind it, without
   those that start with a dot. False, with errno set, where it cannot be read. */
bool platform_list(const char *path, struct buffer *names);

/* True where the stream is a terminal that a person looks at. */
bool platform_is_terminal(FILE *stream);

/* The width of the terminal behind the stream in columns; 0 where it is unknown. */
unsigned platform_width(FILE *stream);

/* True where what was written last failed, as errno says, because who reads the pipe has left. */
bool platform_reader_left(void);

/* To be called first: streams carry bytes as they are, a console shows UTF-8 and obeys colours, and
   on Windows `argv` becomes the UTF-8 form of what was typed. False where memory runs out. */
bool platform_start(int *argc, char ***argv);

#endif
