# fish completion of drcode, made from the program's options and entries.

# Offers the codes that go with those given.
function __drcode_codes
    set -l given
    set -l value no
    for word in (commandline -opc)[2..-1]
        if test $value = yes
            set value no
        else if string match -qr -- '^(@takers@|-[^-@letters@]*[@letters@])$' $word
            set value yes
        else if string match -qr -- '^[0-9]' $word
            set -a given $word
        end
    end
    switch "$given"
@codes@
    end
end

complete -c drcode -f
# Offers the names of logs.
complete -c drcode -F -n 'string match -qr -- "^[^0-9-]" (commandline -ct)'
complete -c drcode -a '(__drcode_codes)'
@options@
