/* status.h - what the program returns to the shell. */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

enum status {
    STATUS_FOUND,   /* asked: an entry; logs: a failure; also --help, --version, --list */
    STATUS_NOTHING, /* nothing documented was found */
    STATUS_TROUBLE /* a wrong option, an input that cannot be read, output that cannot be written */
};

#endif
