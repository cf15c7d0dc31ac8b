/* windows.h - what the files for Windows share; only they include it. */
#ifndef SYSTEM_WINDOWS_H
#define SYSTEM_WINDOWS_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

/* A UTF-8 string in the UTF-16 of Windows, to be freed; NULL, with errno set, where it is none or
   memory runs out. */
wchar_t *windows_widen(const char *text);

/* The reverse; NULL where memory runs out. */
char *windows_narrow(const wchar_t *wide);

#endif
