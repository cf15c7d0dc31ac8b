/* html_words.h - the words of a report, in each language. */
#ifndef PRINT_HTML_WORDS_H
#define PRINT_HTML_WORDS_H

#include "drcode.h"

enum html_word {
    HTML_THOUSANDS, /* between thousands */
    HTML_PERCENT,   /* for snprintf(): takes percent and its tenth */
    HTML_TITLE,
    HTML_CALLS,
    HTML_ANSWERED,
    HTML_USERS,
    HTML_FAILED,
    HTML_NER,
    HTML_NO_CALLS,
    HTML_NO_FAILURE, /* takes a count of calls */
    HTML_FAILURES,   /* takes counts of failures and of calls, and their share */
    HTML_MOST,       /* takes a cause, a count and its share */
    HTML_ALL_ON,     /* takes the name of an SBC */
    HTML_COMPARED,   /* takes counts of failures and of calls, and their share */
    HTML_BEFORE,
    HTML_CHANGE,
    HTML_NEW,
    HTML_GONE,
    HTML_COMPARED_NONE, /* where no call was before */
    HTML_COMPARED_WITH, /* before the names of files */
    HTML_ONLY,          /* before what calls had to meet: */
    HTML_WITH,          /* conditions, */
    HTML_SINCE,         /* and times, which these take */
    HTML_UNTIL,
    HTML_OVER_TIME,
    HTML_PER_HOUR,
    HTML_PER_HOURS, /* takes how many */
    HTML_PER_DAY,
    HTML_PER_DAYS,
    HTML_PEAK_HOUR, /* takes a count of failures and a time */
    HTML_PEAK_DAY,
    HTML_FAILED_ONLY, /* above the chart of failures alone */
    HTML_COUNTS,      /* opens the table of a chart */
    HTML_TIME,
    HTML_CAUSES,
    HTML_CAUSE,
    HTML_SHARE,
    HTML_CALL, /* before an example */
    HTML_BY_USERS,
    HTML_BY_SBC,
    HTML_BY_COUNTRY,
    HTML_SBC,
    HTML_COUNTRY,
    HTML_TO_DO,
    HTML_LEFT_OUT, /* takes how many rows, and a count of calls */
    HTML_MORE,
    HTML_SEVERAL, /* takes for how many causes advice is left out */
    HTML_ABOUT,
    HTML_GENERATED, /* takes a time and a version */
    HTML_INPUTS,
    HTML_MORE_INPUTS, /* takes how many */
    HTML_STANDARD_INPUT,
    HTML_WORDS
};

/* The text of a word, without markup: see html_words(). */
const char *html_words_text(enum drcode_lang lang, enum html_word word);

#endif
