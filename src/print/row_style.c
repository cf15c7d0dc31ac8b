#include "print/row_style.h"

#define SIGN(text)                                                                                 \
    {                                                                                              \
        sizeof text - 1, text                                                                      \
    }
#define NOTHING SIGN("")

const struct row_style row_style_json = {
    SAFE_JSON, SAFE_JSON,  true,       false,      NOTHING,      SIGN("{"),
    SIGN("}"), SIGN("\n"), SIGN("\""), SIGN("\""), SIGN("null"), SIGN("["),
    SIGN(","), SIGN("]"),  SIGN("{"),  SIGN(":"),  SIGN("}")};
const struct row_style row_style_tsv = {
    SAFE_TSV, SAFE_TSV, false,   false,       SIGN("\t"), NOTHING, NOTHING,   SIGN("\n"), NOTHING,
    NOTHING,  NOTHING,  NOTHING, SIGN("\\n"), NOTHING,    NOTHING, SIGN("="), NOTHING};
const struct row_style row_style_csv = {
    SAFE_CSV,   SAFE_CSV_LINE, false,      true,      SIGN(","), NOTHING,
    NOTHING,    SIGN("\r\n"),  SIGN("\""), NOTHING,   NOTHING,   SIGN("\""),
    SIGN("\n"), SIGN("\""),    SIGN("\""), SIGN("="), SIGN("\"")};
