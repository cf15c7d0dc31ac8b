# table.awk - the facts of a run of the bench -> tables.
#
#   awk -F '|' -v facts=FILE -v what=kinds|summary -f table.awk [ROWS]
#
# Facts are lines "TYPE KEY VALUE": size (bytes of a log), time (a run, microseconds), value (anything
# else). Keys of times are KIND:COMMAND. ROWS of the summary are `type|what|key|against|its key|least|
# aim`; a row of which something was not measured is left out:
#   speed       bytes a second, ours over theirs
#   time, count time or instructions, ours over theirs
#   size        KiB
#   worst, mean of a ratio of speeds over all quiet kinds; the key is the command, the other its peer

# The median of a key; the range of its rounds, in percent of it, is range[key].
function median(key,   list, n, i, j, t, m) {
    n = split(samples[key], list, " ")
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && list[j - 1] + 0 > list[j] + 0; j--) {
            t = list[j]; list[j] = list[j - 1]; list[j - 1] = t
        }
    m = n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    range[key] = m ? 100 * (list[n] - list[1]) / m : 0
    return m
}
function log_of(key) {
    sub(/:.*/, "", key)
    return key
}
function speed(key) {
    return key in samples ? size[log_of(key)] / median(key) / 1000 : 0
}
function ratio_of(kind, ours, theirs) {
    return speed(kind ":" theirs) ? speed(kind ":" ours) / speed(kind ":" theirs) : 0
}
function is_hour(kind) {
    return kind ~ /^hour-/
}
# A ratio's worst kind and geometric mean over all quiet kinds; the hours of a day are one of them.
function over_kinds(ours, theirs,   i, r, sum, n) {
    worst = worst_kind = mean = 0
    for (i = 1; i <= kind_count; i++) {
        r = quiet[kinds[i]] ? ratio_of(kinds[i], ours, theirs) : 0
        if (!r)
            continue
        if (!worst_kind || r < worst) {
            worst = r
            worst_kind = kinds[i]
        }
        if (is_hour(kinds[i]) && kinds[i] != "hour-00")
            continue
        sum += log(r)
        n++
    }
    mean = n ? exp(sum / n) : 0
    return n
}
function cell(n, format) {
    return n ? sprintf(format, n) : "-"
}
function print_kinds(   i, k) {
    printf "%-20s %9s %9s %7s %7s %7s %7s %7s\n", "log", "GB/s", "instr/B", "x rg -i", "x hs", "x wc", "pipe", "summary"
    for (i = 1; i <= kind_count; i++) {
        k = kinds[i]
        printf "%-20s %9s %9s %7s %7s %7s %7s %7s\n", k, cell(speed(k ":file"), "%.2f"), cell(values[k ":instructions"], "%.2f"), \
            cell(ratio_of(k, "file", "rg"), "%.2f"), cell(ratio_of(k, "file", "hs"), "%.2f"), cell(ratio_of(k, "file", "wc"), "%.2f"), \
            cell(ratio_of(k, "pipe", "pipewc"), "%.2f"), cell(ratio_of(k, "summary", "file"), "%.2f")
    }
    for (i = split("rg hs wc", names, " "); i > 0; i--)
        if (over_kinds("file", names[i]))
            printf "quiet logs, x %-4s geometric mean %.2f, worst %.2f (%s)\n", names[i] ":", mean, worst, worst_kind
    print_spread()
}
function print_spread(   i, s, low, high) {
    for (i = 1; i <= kind_count; i++) {
        s = quiet[kinds[i]] ? speed(kinds[i] ":file") : 0
        if (s && (!low || s < low))
            low = s
        if (s > high)
            high = s
    }
    if (high)
        printf "quiet logs: slowest %.2f GB/s, fastest %.2f GB/s, %.2f of it\n", low, high, low / high
}
function print_row(what, ours, against, theirs, ratio, wanted, aim, met) {
    line = sprintf("%-36s %11s  %-20s %11s %7s  %-11s %-8s %s", what, ours, against, theirs, ratio, wanted, aim, met)
    sub(/ +$/, "", line)
    print line
}
function show(kind, n) {
    if (kind == "speed")
        return sprintf("%.2f GB/s", n)
    if (kind == "time")
        return sprintf("%.3f ms", n / 1000)
    return sprintf(kind == "size" ? "%d KiB" : "%d", n)
}
function measure(kind, key) {
    return kind == "speed" ? speed(key) : kind == "time" ? median(key) : values[key]
}
function verdict(sign, shown, least, aim) {
    return least == "" ? "" : sign * shown >= sign * aim ? "aim" : sign * shown >= sign * least ? "yes" : "no"
}

BEGIN {
    while ((getline line <facts) > 0) {
        split(line, word, " ")
        if (word[1] == "size") {
            size[word[2]] = word[3]
            kinds[++kind_count] = word[2]
            quiet[word[2]] = word[4] == "quiet"
        } else if (word[1] == "value") {
            values[word[2]] = word[3] + 0 > values[word[2]] + 0 ? word[3] : values[word[2]]
        } else {
            samples[word[2]] = samples[word[2]] " " word[3]
        }
    }
    if (what == "kinds") {
        print_kinds()
        exit
    }
    print_row("", "measured", "against", "measured", "ratio", "wanted", "aim", "met")
}
$1 == "worst" || $1 == "mean" {
    if (over_kinds($3, $5)) {
        shown = sprintf("%.2f", $1 == "worst" ? worst : mean)
        print_row($2, $1 == "worst" ? worst_kind : "", $4, "", shown "x", ">= " $6 "x", $7 "x", verdict(1, shown, $6, $7))
    }
    next
}
{
    ours = measure($1, $3)
    theirs = $5 == "" ? 0 : measure($1, $5)
    if (!ours || ($5 != "" && !theirs))
        next
    ratio = $5 == "" ? ours : ours / theirs
    unit = $5 != "" ? "x" : $1 == "speed" ? " GB/s" : " KiB"
    shown = sprintf($1 == "size" ? "%.0f" : ratio < 0.1 ? "%.3f" : "%.2f", ratio)
    sign = $1 == "speed" ? 1 : -1
    print_row($2, show($1, ours), $4, $5 == "" ? "" : show($1, theirs), $5 == "" ? "" : shown unit, \
        $6 == "" ? "" : (sign > 0 ? ">= " : "<= ") $6 unit, $6 == "" ? "" : $7 unit, verdict(sign, shown, $6, $7))
}
END {
    if (what == "kinds")
        exit
    for (key in samples) {
        median(key)
        if (widest == "" || range[key] > range[widest])
            widest = key
        all = all " " range[key]
    }
    samples["ranges"] = all
    printf "\nrounds of one command differ by %.0f %% at the median, by %.0f %% at most (%s)\n", median("ranges"), range[widest], widest
}
