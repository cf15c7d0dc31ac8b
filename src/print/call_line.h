/* call_line.h - a finding in one line: time, SBC, numbers, codes and phrase. */
#ifndef PRINT_CALL_LINE_H
#define PRINT_CALL_LINE_H

#include "print/format.h"

/* True where a finding says more than its line does: it has details of the call, or its line is a
   row of a table or none at all. */
bool call_line_is_due(const struct drcode_finding *finding);

/* Prints "2025-03-04T09:01:10Z sbc1.contoso.com +15550100001 -> +15550100002  569002 504 phrase",
   without what is not known; "sbc.log:12:" where the time is not known. It is cut to the terminal
   or, with `whole`, wrapped, with a bold phrase, and without the place of a line that is above. */
void call_line_print(const struct output *output, const char *file,
                     const struct drcode_finding *finding, bool whole);

#endif
