# shellcheck shell=sh
# Minimum, median and maximum of what a benchmark printed. Sourced by those that print a line a run into $lines.

# summary FIGURE[,FIGURE…] WORD…: of the figures, as they are called in the lines that begin with these words.
summary() {
    figures=$1
    shift
    begins=$(printf '%s  *' "$@")
    echo "$figures" | tr ',' '\n' | while read -r figure; do
        # shellcheck disable=SC2154 # the benchmark's
        sed -n "s/^$begins.*  $figure *\([-0-9.]*\).*/\1/p" "$lines" | sort -n | awk -v what="$*" -v figure="$figure" '
            { f[NR] = $1 }
            END { if (NR) printf "%-20s %2d runs  %-12s %6.2f / %6.2f / %6.2f\n",
                what, NR, figure, f[1], (f[int((NR + 1) / 2)] + f[int(NR / 2) + 1]) / 2, f[NR] }'
    done
}
