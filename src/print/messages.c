#include "print/messages.h"

#include <string.h>

#include "base/fold.h"

/* French typography: a no-break space before a colon, a narrow one before a semicolon. */
#define NBSP  "\302\240"
#define NNBSP "\342\200\257"

static const struct {
    char code[3];
    const char *text[MESSAGE_COUNT];
} langs[DRCODE_LANGS] = {
    [DRCODE_EN] =
        {"en",
         {
             [MESSAGE_SENT_BY_MICROSOFT] = "sent by a Microsoft service",
             [MESSAGE_SENT_BY_SBC] = "sent by the SBC",
             [MESSAGE_SENT_BY_EITHER] = "end of an inbound call, sent by the SBC or by "
                                        "Microsoft (documents differ)",
             [MESSAGE_DOCUMENTED_FOR] = "documented for ",
             [MESSAGE_NOTE] = "Note:",
             [MESSAGE_SOURCE] = "Source:",
             [MESSAGE_SIMILAR] = "; similar phrase, %d%%",
             [MESSAGE_UNDOCUMENTED] = "not documented",
             [MESSAGE_NORMAL] = "the call ended normally: nothing to fix",
             [MESSAGE_PROVISIONAL] = "the call is being set up: nothing to fix",
             [MESSAGE_BY_USER] = "Do nothing, as a rule: calls end so where the called "
                                 "party is busy, does not answer or declines, or the "
                                 "caller gives up.",
             [MESSAGE_CAUSE] = "Q.850 cause %d, %s",
             [MESSAGE_CAUSE_MISFITS] = "; RFC 3398 maps it to SIP %d",
             [MESSAGE_NOTHING] = "no entry matches; 'drcode --search WORDS' searches "
                                 "all texts",
             [MESSAGE_CODE_ALONE] = "no entry matches; see 'drcode %ld' for this code alone",
             [MESSAGE_NOTHING_SEARCHED] = "no entry contains all of these words; try "
                                          "other or fewer words",
             [MESSAGE_SPELT_ALIKE] = "no entry contains all of these words; these have "
                                     "words spelt like them",
             [MESSAGE_SEEN] = "for the actions, see above at %s%llu",
             [MESSAGE_LINE] = "line %llu",
             [MESSAGE_NEAR] = "No documented phrase is this; closest documented phrase:",
             [MESSAGE_NEAR_MANY] = "No documented phrase is this; closest documented phrases:",
             [MESSAGE_TEXT] = "No documented phrase is this; found in the texts of:",
             [MESSAGE_DID_YOU_MEAN_CODE] = "did you mean %s?",
             [MESSAGE_FOREIGN] = "phrases are known in English and French: give the "
                                 "codes or the HRESULT",
             [MESSAGE_REASON] = "no document has this reason: %.*s",
             [MESSAGE_OTHER_SIP] = "%ld is documented with SIP %s; see 'drcode %ld'",
             [MESSAGE_NOT_WITH] = "no document has SIP %d with %ld: that is documented with SIP %s",
             [MESSAGE_TOTAL_CALLS] = "%llu {call|calls}",
             [MESSAGE_TOTAL_NORMAL] = "%llu answered",
             [MESSAGE_TOTAL_USERS] = "%llu ended by users",
             [MESSAGE_TOTAL_FAILED] = "%llu failed",
             [MESSAGE_TOTAL_UNKNOWN] = "%llu not stated",
             [MESSAGE_NER] = "NER %u.%u%%",
             [MESSAGE_NER_OF] = "%.*s %u.%u%%",
             [MESSAGE_COLON] = ": ",
             [MESSAGE_BY_USERS] = "Ended by users:",
             [MESSAGE_MORE] = "%7llu {call|calls} of %lu more {kind|kinds}: --all",
             [MESSAGE_COMPARED_NONE] = "Compared with %s",
             [MESSAGE_COMPARED] =
                 "Compared with %s, %llu failed, NER %u.%u%%; rates per 1000 calls",
             [MESSAGE_NEW] = "new",
             [MESSAGE_GONE] = "gone",
             [MESSAGE_BEFORE] = "before %llu",
             [MESSAGE_NEW_SINCE] = "new since %.16s",
             [MESSAGE_LAST] = "last %.*s",
             [MESSAGE_ONLY] = "only %.*s",
             [MESSAGE_EXAMPLE] = "e.g.",
             [MESSAGE_IN] = "in",
             [MESSAGE_OUT] = "out",
             [MESSAGE_SHARE] = "%2u.%u%%",
             [MESSAGE_PER_HOUR] = "Calls per hour:",
             [MESSAGE_PER_HOURS] = "Calls per %lld hours:",
             [MESSAGE_PER_DAY] = "Calls per day:",
             [MESSAGE_PER_DAYS] = "Calls per %lld days:",
             [MESSAGE_FAILED] = "failed",
             [MESSAGE_ENDED_BY_USERS] = "users",
             [MESSAGE_ANSWERED] = "answered",
             [MESSAGE_PEAK] = "; peak %llu failed, %.*s",
             [MESSAGE_OTHERS] = "others",
             [MESSAGE_UNKNOWN] = "unknown",
             [MESSAGE_COUNTED] = "%lu entries",
             [MESSAGE_SEMICOLON] = "; ",
             [MESSAGE_NARROW] =
                 "For one, add its codes or words of its phrase; for all in full, --all.",
             [MESSAGE_ENTRIES] = "one of %lu entries",
             [MESSAGE_TO_DO] = "What to do, most frequent failure first:",
             [MESSAGE_TO_DO_FIRST] = "What to do first (in full: --all):",
             [MESSAGE_SEE] = "see 'drcode %.*s'",
             [MESSAGE_SEE_MORE] = "Links and sources: drcode CODE SIP",
         }},
    [DRCODE_FR] =
        {"fr",
         {
             [MESSAGE_SENT_BY_MICROSOFT] = "envoyé par un service Microsoft",
             [MESSAGE_SENT_BY_SBC] = "envoyé par le SBC",
             [MESSAGE_SENT_BY_EITHER] = "fin d’un appel entrant, envoyée par le SBC ou "
                                        "par Microsoft (les documents divergent)",
             [MESSAGE_DOCUMENTED_FOR] = "documenté pour ",
             [MESSAGE_NOTE] = "Remarque" NBSP ":",
             [MESSAGE_SOURCE] = "Source" NBSP ":",
             [MESSAGE_SIMILAR] = NNBSP "; expression proche, %d" NBSP "%%",
             [MESSAGE_UNDOCUMENTED] = "non documenté",
             [MESSAGE_NORMAL] = "fin normale de l’appel" NBSP ": rien à corriger",
             [MESSAGE_PROVISIONAL] = "appel en cours d’établissement" NBSP ": rien à corriger",
             [MESSAGE_BY_USER] = "Ne faites rien, en règle générale" NBSP
                                 ": des appels se terminent ainsi lorsque l’appelé est "
                                 "occupé, ne répond pas ou refuse, ou que l’appelant "
                                 "renonce.",
             [MESSAGE_CAUSE] = "cause Q.850 %d, %s",
             [MESSAGE_CAUSE_MISFITS] = NNBSP "; la RFC 3398 lui associe SIP %d",
             [MESSAGE_NOTHING] = "aucune entrée ne correspond" NNBSP "; «" NBSP
                                 "drcode --search MOTS" NBSP "» cherche "
                                 "dans tous les textes",
             [MESSAGE_CODE_ALONE] = "aucune entrée ne correspond" NNBSP "; voir «" NBSP
                                    "drcode %ld" NBSP "» pour ce code seul",
             [MESSAGE_NOTHING_SEARCHED] = "aucune entrée ne contient tous ces mots" NNBSP
                                          "; essayez d’autres mots ou moins de mots",
             [MESSAGE_SPELT_ALIKE] = "aucune entrée ne contient tous ces mots" NNBSP
                                     "; celles-ci ont des mots d’orthographe proche",
             [MESSAGE_SEEN] = "consultez les actions plus haut, à %s%llu",
             [MESSAGE_LINE] = "ligne %llu",
             [MESSAGE_NEAR] =
                 "Aucun texte documenté n’est celui-ci" NNBSP "; le plus proche" NBSP ":",
             [MESSAGE_NEAR_MANY] =
                 "Aucun texte documenté n’est celui-ci" NNBSP "; les plus proches" NBSP ":",
             [MESSAGE_TEXT] = "Aucun texte documenté n’est celui-ci" NNBSP
                              "; ces mots sont dans les textes de" NBSP ":",
             [MESSAGE_DID_YOU_MEAN_CODE] = "vouliez-vous dire %s" NNBSP "?",
             [MESSAGE_FOREIGN] = "les textes sont connus en anglais et en français" NBSP
                                 ": donnez les codes ou le HRESULT",
             [MESSAGE_REASON] = "aucun document n’a le motif «" NBSP "%.*s" NBSP "»",
             [MESSAGE_OTHER_SIP] =
                 "%ld est documenté avec SIP %s" NNBSP "; consultez «" NBSP "drcode %ld" NBSP "»",
             [MESSAGE_NOT_WITH] =
                 "aucun document n’a SIP %d avec %ld" NBSP ": ce code est documenté avec SIP %s",
             [MESSAGE_TOTAL_CALLS] = "%llu {appel|appels}",
             [MESSAGE_TOTAL_NORMAL] = "%llu {abouti|aboutis}",
             [MESSAGE_TOTAL_USERS] = "%llu {terminé|terminés} par les usagers",
             [MESSAGE_TOTAL_FAILED] = "%llu {échoué|échoués}",
             [MESSAGE_TOTAL_UNKNOWN] = "%llu sans indication",
             [MESSAGE_NER] = "NER %u,%u" NBSP "%%",
             [MESSAGE_NER_OF] = "%.*s %u,%u" NBSP "%%",
             [MESSAGE_COLON] = NBSP ": ",
             [MESSAGE_BY_USERS] = "Terminés par les usagers" NBSP ":",
             [MESSAGE_MORE] = "%7llu {appel|appels} de %lu {autre sorte|autres sortes}" NBSP ": --all",
             [MESSAGE_COMPARED_NONE] = "Par rapport à %s",
             [MESSAGE_COMPARED] = "Par rapport à %s, %llu {échoué|échoués}, NER %u,%u" NBSP
                                  "%%" NNBSP "; taux pour 1000 appels",
             [MESSAGE_NEW] = "nouv.",
             [MESSAGE_GONE] = "fini",
             [MESSAGE_BEFORE] = "avant %llu",
             [MESSAGE_NEW_SINCE] = "nouveau depuis %.16s",
             [MESSAGE_LAST] = "dernier %.*s",
             [MESSAGE_ONLY] = "seulement %.*s",
             [MESSAGE_EXAMPLE] = "p. ex.",
             [MESSAGE_IN] = "entrants",
             [MESSAGE_OUT] = "sortants",
             [MESSAGE_SHARE] = "%2u,%u" NBSP "%%",
             [MESSAGE_PER_HOUR] = "Appels par heure" NBSP ":",
             [MESSAGE_PER_HOURS] = "Appels par tranche de %lld heures" NBSP ":",
             [MESSAGE_PER_DAY] = "Appels par jour" NBSP ":",
             [MESSAGE_PER_DAYS] = "Appels par tranche de %lld jours" NBSP ":",
             [MESSAGE_FAILED] = "échoués",
             [MESSAGE_ENDED_BY_USERS] = "usagers",
             [MESSAGE_ANSWERED] = "aboutis",
             [MESSAGE_PEAK] = NNBSP "; pic de %llu {échec|échecs}, %.*s",
             [MESSAGE_OTHERS] = "autres",
             [MESSAGE_UNKNOWN] = "inconnu",
             [MESSAGE_COUNTED] = "%lu entrées",
             [MESSAGE_SEMICOLON] = NNBSP "; ",
             [MESSAGE_NARROW] = "Pour une, ajoutez ses codes ou des mots de son texte" NNBSP
                                "; pour toutes, --all.",
             [MESSAGE_ENTRIES] = "une entrée parmi %lu",
             [MESSAGE_TO_DO] = "Que faire, en commençant par l’échec le plus fréquent" NBSP ":",
             [MESSAGE_TO_DO_FIRST] = "Que faire d’abord (en entier" NBSP ": --all)" NBSP ":",
             [MESSAGE_SEE] = "consultez «" NBSP "drcode %.*s" NBSP "»",
             [MESSAGE_SEE_MORE] = "Liens et sources" NBSP ": drcode CODE SIP",
         }},
};

const char *message_text(enum drcode_lang lang, enum message which)
{
    return langs[lang].text[which];
}

bool message_is_one(enum drcode_lang lang, uint64_t count)
{
    return count == 1 || (lang == DRCODE_FR && count == 0);
}

const char *message_counted(enum drcode_lang lang, enum message which, const uint64_t *counts,
                            char *text)
{
    const char *from = message_text(lang, which);
    size_t taken = 0, used = 0, size;

    while (*from) {
        if (*from == '{') {
            from += message_is_one(lang, counts[taken - 1]) ? 1 : strcspn(from, "|") + 1;
            size = strcspn(from, "|}");
        } else {
            size = from[0] == '%' && from[1] == '%' ? 2 : 1;
            taken += *from == '%' && size == 1;
        }
        memcpy(text + used, from, size);
        used += size;
        from += size;
        if (*from == '|' || *from == '}')
            from += strcspn(from, "}") + 1;
    }
    text[used] = '\0';
    return text;
}

const char *message_decimal(enum drcode_lang lang, char *number)
{
    char *point = strchr(number, '.');

    if (point)
        *point = lang == DRCODE_FR ? ',' : '.';
    return number;
}

const char *message_lang(enum drcode_lang lang)
{
    return langs[lang].code;
}

enum drcode_lang message_find_lang(const char *name)
{
    enum drcode_lang lang;

    for (lang = DRCODE_EN; lang < DRCODE_LANGS; lang++)
        if (fold_lower(name[0]) == langs[lang].code[0] &&
            fold_lower(name[1]) == langs[lang].code[1] && strchr("-_.@", name[2]))
            break;
    return lang;
}
