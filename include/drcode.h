/*
 * drcode.h - resolves Microsoft Teams Direct Routing failures to suggested actions.
 *
 * Ownership: whatever a function returns or fills in belongs to the catalog it came from and lives
 * as long, or is static; callers free only what a function ending in _free names. No function
 * prints, exits, reads the environment or keeps global state.
 *
 * Threads may call every function at once and share catalogs, which never change once they are
 * made; a scanner is for one thread at a time. 64 KiB of stack are enough for any function.
 *
 * All text is UTF-8; all sizes are in bytes. Any bytes may be asked, scanned or loaded; all else is
 * the caller's to keep: pointers are not NULL unless it says so, numbers are in the ranges given.
 *
 * Terms are Microsoft's. A SIP response code (504) is what Microsoft Graph calls finalSipCode; a
 * Microsoft response code (569002) is Graph's callEndSubReason, and "Final Microsoft subcode" in
 * the Teams admin center; a phrase is Graph's finalSipCodePhrase.
 */
#ifndef DRCODE_H
#define DRCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The release that this header belongs to. The number in the name of the shared library,
   libdrcode.so.0, changes with a release that programs must be compiled again for. */
#define DRCODE_VERSION "0.2.0"

#if defined(__GNUC__)
#pragma GCC visibility push(default) /* the library exports what this header declares, no more */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow" /* in C++, drcode_entry() hides a constructor's name */
#endif

/* A code that was not given. Microsoft response codes start at 0, which is one of them. */
#define DRCODE_NO_CODE (-1)

/* The languages of the catalog. English is the base: an entry without a text in another language
   is shown in English. DRCODE_LANGS is their number. */
enum drcode_lang { DRCODE_EN, DRCODE_FR, DRCODE_LANGS };

/* Who sent the final response. A Microsoft response code that starts with 560 means the SBC. For
   one that starts with 540, which ends inbound calls, documents differ: those on Teams count it as
   Microsoft's, those on Azure Communication Services as the SBC's. Any other means a Microsoft
   service. */
enum drcode_origin { DRCODE_MICROSOFT, DRCODE_SBC, DRCODE_EITHER };

/* A set of entries: the built-in one, or one that documents were added to. */
struct drcode_catalog;

/* How a call ended, in the terms of ITU-T E.425, whose network effectiveness ratio counts answered
   calls and what users do against failures. DRCODE_OUTCOMES is the number of outcomes. */
enum drcode_outcome {
    DRCODE_OUTCOME_FAILURE,
    DRCODE_OUTCOME_USER, /* busy, no answer, declined, given up by the caller, answered elsewhere */
    DRCODE_OUTCOME_NORMAL, /* answered and ended, or an end that is no call's: transferred */
    DRCODE_OUTCOMES
};

/* The name of an outcome: "failure", "user" or "normal"; NULL for DRCODE_OUTCOMES. */
const char *drcode_outcome_name(enum drcode_outcome outcome);

/* One entry, seen in one language. */
struct drcode_entry {
    int32_t microsoft;     /* Microsoft response code, 0 or more; DRCODE_NO_CODE in an entry that is
                              about no code, but about the connection of an SBC */
    int sip;               /* SIP response code, 100 to 699; 0 where calls end without one;
                              DRCODE_NO_CODE where the document gives none */
    enum drcode_lang lang; /* of phrase and items: English where the language asked for has none */
    enum drcode_origin origin;  /* who wrote the final response */
    const char *service_phrase; /* the reason phrase as the service emits it: English */
    const char *phrase;         /* the reason phrase in `lang` */
    const char *items;          /* the actions, notes and links: see drcode_next() */
    const char *source;         /* the document's source, or NULL where it names none */
    enum drcode_outcome outcome;
    bool meaning; /* the phrases are meanings in this project's words: the service emits none */
    const char *document; /* a short name: "article" for Microsoft's articles on SIP codes, "own"
                             for a document that does not name itself */
    const char *subject;  /* what the document is for, "Azure Communication Services"; NULL where
                             that is Direct Routing */
    const char *date;     /* of the document's edition, "2025-08-18"; NULL where it has none */
};

/* What an entry says, in the order of its document. An action is a full sentence in the
   imperative; a line of it that starts with four spaces is a command, to be kept as it is, and one
   that starts with "- " is a point of a list. A link is an absolute URL and belongs to the action
   or note before it. */
enum drcode_kind { DRCODE_ACTION = 'a', DRCODE_NOTE = 'n', DRCODE_LINK = 'l' };

struct drcode_item {
    enum drcode_kind kind;
    const char *text;
};

/* Fills in the item at `items` and returns where the next one starts; NULL, with nothing filled
   in, when there is none. Start with the `items` of an entry:

       for (at = entry.items; (at = drcode_next(at, &item)) != NULL;) */
const char *drcode_next(const char *items, struct drcode_item *item);

/* The catalog that is compiled in: the facts of Microsoft's articles "SIP NNN and Microsoft
   response codes". Never NULL. */
const struct drcode_catalog *drcode_builtin(void);

/* Why documents could not be loaded: "file:line: reason" where there is a line; no line end. And
   what was loaded in spite of a slip: a line "file:line: what" each, with a line end, as many as
   fit. */
struct drcode_error {
    char text[512];
    char warnings[1024];
    unsigned warning_count; /* of all, also of those that did not fit */
};

/* Returns a new catalog, to be freed by drcode_catalog_free(): `base` with the entries of the
   documents at `path` added, a file, or a folder and the folders in it, of which .md and .txt files
   count. An entry with the codes and phrase of an existing one replaces its text in that language;
   one without actions adds its notes to the entries with its codes. Numbers of entries change. The
   grammar is that of Microsoft's articles; src/catalog/document.h describes it. NULL with the text
   of `error` filled in where a document cannot be read, is malformed, or memory runs out; the
   warnings of `error` are always filled in. `base` may be freed afterwards. */
struct drcode_catalog *drcode_load(const struct drcode_catalog *base, const char *path,
                                   struct drcode_error *error);

/* Frees what drcode_load() returned, once no scanner uses it; NULL is fine. */
void drcode_catalog_free(struct drcode_catalog *catalog);

/* The number of entries, at most 65534. They are numbered from 0 and sorted by Microsoft, then by
   SIP code; those that lack a code come last. */
size_t drcode_count(const struct drcode_catalog *catalog);

/* Fills in entry number `index`, below drcode_count(), in the language where it has a text. */
void drcode_entry(const struct drcode_catalog *catalog, size_t index, enum drcode_lang lang,
                  struct drcode_entry *entry);

/* Finds the entries with both codes by binary search: writes the number of the first to `first`
   and returns how many follow one another from there; 0 where the pair is not documented. Any
   numbers may be asked for; DRCODE_NO_CODE finds the entries that lack the code. */
size_t drcode_find_pair(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                        size_t *first);

/* The same for a Microsoft response code under whatever SIP code. */
size_t drcode_find_microsoft(const struct drcode_catalog *catalog, int32_t microsoft,
                             size_t *first);

/* The registered reason phrase of a SIP response code ("Server Time-out"), and the document that
   registers it ("RFC3261"); NULL when the code is not registered. `reference` may be NULL. */
const char *drcode_sip_reason(const struct drcode_catalog *catalog, int sip,
                              const char **reference);

/* A first step for a call that ended with this SIP response code and that no document describes;
   NULL where there is none for the code. */
const char *drcode_sip_step(const struct drcode_catalog *catalog, int sip, enum drcode_lang lang);

/* The name of an HRESULT, "SEC_E_UNTRUSTED_ROOT" for 0x80090325; NULL when it is not known. */
const char *drcode_hresult_name(const struct drcode_catalog *catalog, uint32_t hresult);

/* What an HRESULT means in a TLS handshake, as a sentence; NULL where it gives none. */
const char *drcode_hresult_text(const struct drcode_catalog *catalog, uint32_t hresult,
                                enum drcode_lang lang);

/* The HRESULT whose name is these `size` bytes, in any case, with or without the prefix "SEC_E_",
   "SEC_I_", "CERT_E_" or "TRUST_E_" of a name of several words; 0 when it is not known. */
uint32_t drcode_hresult_value(const struct drcode_catalog *catalog, const char *name, size_t size);

/* A cause of ITU-T Q.850, which a Reason header can state. */
struct drcode_cause {
    const char *name;
    const char *step; /* where to look, as a sentence; NULL where there is none */
    int sip;          /* the SIP response code that RFC 3398 gives for it; 0 where it names none */
};

/* Fills in a cause, 1 to 127, in a language; false where Q.850 defines no such cause. */
bool drcode_cause(const struct drcode_catalog *catalog, int number, enum drcode_lang lang,
                  struct drcode_cause *cause);

/* False where a cause and a SIP response code do not fit: RFC 3398 names a SIP response code for
   the cause, and gives neither for the other. */
bool drcode_cause_fits(const struct drcode_catalog *catalog, int cause, int sip);

/* How a call ended with these codes: as its document says, else as the SIP response code and the
   Q.850 cause say, of which no match is a failure. DRCODE_NO_CODE for a code, and 0 for a cause,
   that is not stated; 0 for a SIP response code that is stated so. */
enum drcode_outcome drcode_outcome(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                                   int cause);

/* Who sent a response with this Microsoft response code, and in `text` (unless it is NULL), in the
   language asked for, where to begin; that is all that is known of codes that are not documented.
 */
enum drcode_origin drcode_structure(const struct drcode_catalog *catalog, int32_t microsoft,
                                    enum drcode_lang lang, const char **text);

/* How an answer was found, the surest first. */
enum drcode_match {
    DRCODE_PAIR,         /* by both codes, narrowed by a phrase where one was given */
    DRCODE_CODE,         /* by the Microsoft response code */
    DRCODE_SIP,          /* by the SIP response code */
    DRCODE_PHRASE,       /* by a phrase, whole or cut off, or by an HRESULT */
    DRCODE_SIMILAR,      /* by a phrase with other spellings */
    DRCODE_NORMAL,       /* no failure: a normal end of a call */
    DRCODE_UNDOCUMENTED, /* the codes are readable, and no document has them */
    DRCODE_NEAR,   /* nothing is certain: `nearest` has the entries whose phrases are nearest */
    DRCODE_TEXT,   /* by words of the texts of entries; drcode_ask() gives no such answer */
    DRCODE_NOTHING /* nothing was recognised */
};

/* The name of a match, "pair" for DRCODE_PAIR; NULL for DRCODE_NOTHING. */
const char *drcode_match_name(enum drcode_match match);

/* The match that has a name, in the same case; DRCODE_NOTHING when none has. */
enum drcode_match drcode_match_value(const char *name);

/* How many nearest phrases an answer without entries offers at most. */
#define DRCODE_NEAREST 3

struct drcode_answer {
    enum drcode_match match;
    int score;         /* how near the phrase is: 100 the same, 0 none found; 100 for codes */
    int32_t microsoft; /* the Microsoft response code asked for, or DRCODE_NO_CODE */
    int sip;           /* the SIP response code asked for, or DRCODE_NO_CODE; 0 where that was
                          said, as exports do of calls without a final response: with 540000 or
                          560000 a normal end */
    uint32_t hresult;  /* the HRESULT asked for, or 0 */
    int cause;         /* the Q.850 cause that is stated, 1 to 127, or 0 */
    size_t count;      /* how many entries were found: more than the room given, perhaps */
    size_t
        nearest_count; /* of `nearest`; 0 except with DRCODE_NEAR; 1 where one is clearly nearest */
    uint16_t nearest[DRCODE_NEAREST]; /* entries with the nearest phrases, when nothing was found */
    int other_sip;    /* a SIP code that the query states beside the Microsoft code, with which no
                         document has it; DRCODE_NO_CODE where there is none */
    size_t questions; /* how many questions the query asks, of which this answers one; 1 at least */
    const char *reason; /* in the query: the text of a Reason header that no entry has; or NULL */
    size_t reason_size;
};

/* Answers `query`, what a person would paste: codes in any order and form, a phrase, an HRESULT, a
   line of a log. Of a long one the first 8 KiB or so count. Writes the numbers of at most `room`
   entries to `entries`, in the catalog's order; drcode_count() is room for all. Never allocates.
   Of a query with several questions, "569002 569015", this answers the first. */
void drcode_ask(const struct drcode_catalog *catalog, const char *query, size_t size,
                struct drcode_answer *answer, uint16_t *entries, size_t room);

/* The same for question number `question`, from 0, below `questions` of each answer. */
void drcode_ask_question(const struct drcode_catalog *catalog, const char *query, size_t size,
                         size_t question, struct drcode_answer *answer, uint16_t *entries,
                         size_t room);

/* What a record of a log says: a failure, or a normal end. The finding and its strings live until
   the function that received it returns; NULL is not known. Strings are what the log has there,
   at most 1024 bytes of it, not always UTF-8. */
struct drcode_finding {
    const char *file; /* where drcode found it before, when the record is a finding of its own */
    uint64_t line;    /* where the record starts, from 1 */
    const char *text; /* the line that says so, or a part of it, as it is: any bytes; of a SIP
                         message the first line */
    size_t text_size;
    bool row;                    /* `text` is a row of a table, which its header explains */
    struct drcode_answer answer; /* `match` is DRCODE_NOTHING for a row without codes */
    enum drcode_outcome outcome; /* of the call: see drcode_outcome() */
    const uint16_t *entries;     /* answer.count numbers; several where the record leaves it open */
    const char *phrase;          /* the reason phrase that the record states */
    const char *sbc;             /* the FQDN of the SBC, or else the host of syslog */
    const char *callee;          /* the called number */
    const char *caller;          /* the calling number */
    const char *call_type;       /* inbound or outbound, in the words of the log */
    const char *correlation;     /* Microsoft's identifier of the call */
    const char *user;            /* the user principal name */
    const char *call_id;         /* the SIP Call-ID */
    const char *time;            /* of the failure, or else of the call, or of the line */
    bool failure_time;           /* `time` is that of the failure */
    uint64_t count;              /* how many calls: 1, except in the counts of a summary */
    const char *last_time;       /* in a summary, of the last call; `time` is that of the first */
    const char *call_time;       /* in a summary, of the call whose numbers it gives */
    bool summary;                /* the record is a summary's: see drcode_scanner_calls */
};

/* Reads logs: text with SIP messages, blocks of "Name : value" and codes in running text, CSV and
   JSON, one after the other as they come; UTF-8 or UTF-16. Memory does not grow with the input. */
struct drcode_scanner;

/* What a scanner calls, with the `context` given, before drcode_scan(), drcode_scan_pause() or
   drcode_scan_end() return. These functions must not call the scanner, nor free it. */
struct drcode_scanner_calls {
    /* For each record with codes or a documented phrase, and each row of a table. */
    void (*found)(void *context, const struct drcode_finding *finding);
    /* For each line, or piece of a long one, before what is found in it; or NULL. */
    void (*line)(void *context, const char *text, size_t size, bool ends);
    /* For each count in a summary by SBC ("sbc"), country ("country"), time ("hours", "days") or
       call type ("callTypes"), and those of the normal ends ("normalBySbc"), before the finding
       that it belongs to; or NULL. */
    void (*count)(void *context, const char *of, const char *name, size_t size, uint64_t count);
    void *context;
};

/* Returns a new scanner, to be freed by drcode_scanner_free(), or NULL where memory runs out. It
   allocates nothing later, and fails no more. The catalog must live as long; `calls` is copied. */
struct drcode_scanner *drcode_scanner_new(const struct drcode_catalog *catalog,
                                          const struct drcode_scanner_calls *calls);

/* Frees a scanner, without ending its input; NULL is fine. */
void drcode_scanner_free(struct drcode_scanner *scanner);

/* Reads the next bytes of an input, cut wherever. */
void drcode_scan(struct drcode_scanner *scanner, const char *bytes, size_t size);

/* Says that no more bytes are at hand for now: a record that may be complete is reported. What
   comes later continues the same line. */
void drcode_scan_pause(struct drcode_scanner *scanner);

/* What an input is, by its first bytes. */
enum drcode_form {
    DRCODE_FORM_TEXT,
    DRCODE_FORM_BYTES,   /* bytes of no known kind, read as text */
    DRCODE_FORM_CAPTURE, /* a capture of packets, read as text: SIP that is not encrypted is found
                          */
    DRCODE_FORM_PACKED,  /* an archive or a compressed file: it is not read */
    DRCODE_FORM_OTHER    /* another kind of file that is no text: it is not read */
};

/* What an input was like, so that a program can say why nothing was found. */
struct drcode_input {
    enum drcode_form form;
    const char *kind; /* NULL for text, else "zip", "gzip", "xz", "bzip2", "zstd", "lz4",
                         "compress", "7z", "rar", "cab", "tar"; "pcap", "pcapng", "snoop"; "office",
                         "pdf", "sqlite", "evtx", "program", "picture"; "binary" */
    uint64_t bytes, lines;
    uint64_t records;     /* calls of `found`: rows, objects, messages, lines */
    uint64_t ends;        /* those that say how a call ended */
    uint64_t unread;      /* rows that have a code which is no number, and no other, */
    uint64_t unread_line; /* and the first of them, from 1 */
    bool messages;        /* there are SIP messages, */
    bool table;           /* or a table that has a column of codes or phrases */
    const char *start;    /* its first bytes, at most 512, without a NUL at their end */
    size_t start_size;
};

/* What is known of the input that is being read, or of the one that drcode_scan_end() has ended: it
   counts from the next bytes on. The result changes with each call that is given the scanner. */
const struct drcode_input *drcode_scan_input(const struct drcode_scanner *scanner);

/* Ends an input and reports what is left; the next bytes start another, from line 1. */
void drcode_scan_end(struct drcode_scanner *scanner);

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif
#endif
