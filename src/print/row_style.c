#include "print/row_style.h"

const struct row_style row_style_json = {SAFE_JSON, true,   false, "",  "{", "}", "\n", "\"",
                                         "\"",      "null", "[",   ",", "]", "{", ":",  "}"};
const struct row_style row_style_tsv = {SAFE_TSV, false, false, "\t",  "", "", "\n", "",
                                        "",       "",    "",    "\\n", "", "", "=",  ""};
const struct row_style row_style_csv = {SAFE_CSV, false, true, ",",  "",   "",   "\r\n", "\"",
                                        "",       "",    "\"", "\n", "\"", "\"", "=",    "\""};
