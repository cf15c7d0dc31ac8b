# bash completion of drcode, made from the program's options and entries, for bash 3.2 and later.
_drcode()
{
    local IFS=$' \t\n' current=${COMP_WORDS[COMP_CWORD]}
    local option= given= ended= prefix= words= word= i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $option ]]; then
            # bash splits --name=value at the equals sign.
            [[ $word == '=' ]] || option=
        elif [[ $word == [0-9]* ]]; then
            given="$given $word"
        elif [[ ! $ended ]]; then
            case $word in
            --) ended=1 ;;
            @takers@) option=$word ;;
            --* | -*[@letters@]?*) ;;
            -*[@letters@]) option=-${word: -1} ;;
            esac
        fi
    done
    if [[ $option ]]; then
        current=${current#=}
    elif [[ ! $ended && $current == --*=* ]]; then
        # Without "=" in COMP_WORDBREAKS bash does not split, and offers must be whole words.
        option=${current%%=*} current=${current#*=}
        [[ $COMP_WORDBREAKS == *=* ]] || prefix=$option=
    fi
    case $option in
@values@
    *)
        if [[ ! $ended && $current == -* ]]; then
            words='@options@'
        elif [[ ! $ended && ! $option && $word != '=' && $current == [!0-9]* ]]; then
            words=/ # the name of a log
        else
            case ${given# } in
@codes@
            esac
        fi
        ;;
    esac
    if [[ $words == / ]]; then
        compopt -o default 2>/dev/null
    else
        COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$current"))
    fi
}

# Without compopt, before bash 4, files are offered if nothing else is.
if type compopt >/dev/null 2>&1; then
    complete -F _drcode drcode
else
    complete -o default -F _drcode drcode
fi
