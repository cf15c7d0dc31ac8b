# random.awk - random numbers, and what is made of them; `seed` is theirs. Not rand(), which is another
# one in each awk.

function next_random() {
    seed = seed * 16807 % 2147483647
    return seed
}
function below(n) {
    return next_random() % n
}
function between(a, b) {
    return a + below(b - a)
}
function hex(size,   s) {
    for (s = ""; length(s) < size;)
        s = s sprintf("%08x", next_random())
    return substr(s, 1, size)
}
function guid() {
    return hex(8) "-" hex(4) "-4" hex(3) "-a" hex(3) "-" hex(12)
}
