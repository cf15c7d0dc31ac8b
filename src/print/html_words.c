#include "print/html_words.h"

/* French typography: a no-break space before a colon, a narrow one before a semicolon and between
   thousands. */
#define NBSP  "\302\240"
#define NNBSP "\342\200\257"

static const char *const words[HTML_WORDS][DRCODE_LANGS] = {
    [HTML_THOUSANDS] = {",", NNBSP},
    [HTML_PERCENT] = {"%u.%u%%", "%u,%u" NBSP "%%"},
    [HTML_TITLE] = {"Teams Direct Routing calls", "Appels du routage direct de Teams"},
    [HTML_CALLS] = {"Calls", "Appels"},
    [HTML_ANSWERED] = {"Answered", "Aboutis"},
    [HTML_USERS] = {"Ended by users", "Terminés par l’usager"},
    [HTML_FAILED] = {"Failed", "Échoués"},
    [HTML_NER] = {"NER", "NER"},
    [HTML_NO_CALLS] = {"No call was found.", "Aucun appel n’a été trouvé."},
    [HTML_NO_FAILURE] = {"None of {} {call|calls} failed.", "Aucun échec sur {} {appel|appels}."},
    [HTML_FAILURES] = {"{} of {} {call|calls} failed ({}).",
                       "{} {appel échoué|appels échoués} sur {} ({})."},
    [HTML_MOST] = {"The most frequent cause is {}: {} {call|calls}, {} of the failures.",
                   "La cause la plus fréquente est {}" NBSP ": {} {appel|appels}, {} des échecs."},
    [HTML_ALL_ON] = {"All of them were on {}.", "Tous sont passés par {}."},
    [HTML_COMPARED] = {"Before, {} of {} {call|calls} failed ({}).",
                       "Auparavant, {} {appel échoué|appels échoués} sur {} ({})."},
    [HTML_BEFORE] = {"Before", "Avant"},
    [HTML_CHANGE] = {"Change", "Évolution"},
    [HTML_NEW] = {"new", "nouveau"},
    [HTML_GONE] = {"gone", "disparu"},
    [HTML_COMPARED_NONE] = {"Before, there was no call.", "Auparavant, il n’y avait aucun appel."},
    [HTML_COMPARED_WITH] = {"Compared with:", "Comparaison avec" NBSP ":"},
    [HTML_ONLY] = {"Only calls", "Seulement les appels"},
    [HTML_WITH] = {"with ", "avec "},
    [HTML_SINCE] = {"from {} UTC on", "à partir du {} UTC"},
    [HTML_UNTIL] = {"before {} UTC", "avant le {} UTC"},
    [HTML_OVER_TIME] = {"Calls over time", "Appels dans le temps"},
    [HTML_PER_HOUR] = {"Calls per hour, in UTC.", "Appels par heure, en UTC."},
    [HTML_PER_HOURS] = {"Calls per {} hours, in UTC.", "Appels par tranche de {} heures, en UTC."},
    [HTML_PER_DAY] = {"Calls per day, in UTC.", "Appels par jour, en UTC."},
    [HTML_PER_DAYS] = {"Calls per {} days, in UTC.", "Appels par tranche de {} jours, en UTC."},
    [HTML_PEAK_HOUR] = {"Most failures in an hour: {}, at {}.",
                        "Le plus d’échecs en une heure" NBSP ": {}, le {}."},
    [HTML_PEAK_DAY] = {"Most failures in a day: {}, on {}.",
                       "Le plus d’échecs en un jour" NBSP ": {}, le {}."},
    [HTML_FAILED_ONLY] = {"Failed calls alone, on a scale of their own",
                          "Appels échoués seuls, à leur propre échelle"},
    [HTML_COUNTS] = {"The counts as a table", "Les nombres en tableau"},
    [HTML_TIME] = {"Time (UTC)", "Heure (UTC)"},
    [HTML_CAUSES] = {"Failures by cause", "Échecs par cause"},
    [HTML_CAUSE] = {"Cause", "Cause"},
    [HTML_SHARE] = {"Share", "Part"},
    [HTML_CALL] = {"Example:", "Exemple" NBSP ":"},
    [HTML_BY_USERS] = {"Calls that users ended", "Appels terminés par l’usager"},
    [HTML_BY_SBC] = {"Calls by SBC", "Appels par SBC"},
    [HTML_BY_COUNTRY] = {"Calls by country", "Appels par pays"},
    [HTML_SBC] = {"SBC", "SBC"},
    [HTML_COUNTRY] = {"Country", "Pays"},
    [HTML_TO_DO] = {"What to do", "Que faire"},
    [HTML_LEFT_OUT] = {"{} more, with {} {call|calls} in all; drcode --summary --json lists them.",
                       "{} {autre|autres}, avec {} {appel|appels} en tout" NNBSP
                       "; drcode --summary --json les donne."},
    [HTML_MORE] = {"More are left out; drcode --summary --json lists all.",
                   "D’autres ne sont pas montrés" NNBSP
                   "; drcode --summary --json les donne tous."},
    [HTML_SEVERAL] = {"More, for {} of the causes: drcode CODE SIP.",
                      "Davantage, pour {} des causes" NBSP ": drcode CODE SIP."},
    [HTML_ABOUT] =
        {"NER is the network effectiveness ratio of ITU-T E.425: the share of calls that "
         "did not fail. Calls that users ended were busy, not answered, declined, given "
         "up or answered elsewhere; they are no failures.",
         "Le NER (network effectiveness ratio, UIT-T E.425) est la part des appels qui "
         "n’ont pas échoué. Les appels terminés par l’usager étaient occupés, sans "
         "réponse, refusés, abandonnés ou pris ailleurs" NNBSP "; ce ne sont pas des échecs."},
    [HTML_GENERATED] = {"Generated {} UTC by drcode {}.", "Généré le {} UTC par drcode {}."},
    [HTML_INPUTS] = {"Read from:", "Lu depuis" NBSP ":"},
    [HTML_MORE_INPUTS] = {"and {} more", "et {} {autre|autres}"},
    [HTML_STANDARD_INPUT] = {"standard input", "entrée standard"},
};

const char *html_words_text(enum drcode_lang lang, enum html_word word)
{
    return words[word][lang];
}
