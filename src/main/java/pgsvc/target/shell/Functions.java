package pgsvc.target.shell;

/// Functions of the shell at the other end, which each operation of a [ShellTarget] calls.
final class Functions {
    /// The exit code for what is not there.
    static final int ABSENT = 44;

    /// They start few programs, each of which takes its time. `pgsvc_found` tells what is not there from what may
    /// not be seen. `pgsvc_read_all` tells all names, all lengths, then all bytes, if the lengths are still the
    /// same. `printf`, which every shell has built in, has no longest argument, and a here-document may need room
    /// in /tmp. `cp -p` gives the new file the owner and permissions (and access lists) of the one whose place it
    /// takes; a symbolic link is replaced itself. A name holds no slash. Where `printf` fails, `cat` tells why.
    static final String TEXT = """
            pgsvc_found() {
                [ ! -e "$1" ] || return 0
                [ -d "${1%/*}" ] && [ -x "${1%/*}" ] && return 44
                w=$(ls -dL "$1" 2>&1) && return 0
                case $w in *'No such file or directory') return 44 ;; esac
                printf '%s\n' "$w"
                return 1
            }
            pgsvc_enter() {
                pgsvc_found "$1" && { [ -d "$1" ] && [ -r "$1" ] || ls "$1/" >/dev/null; } && cd "$1"
            }
            pgsvc_read() {
                pgsvc_found "$1" || return $?
                [ ! -d "$1" ] || { echo "$1: Is a directory"; return 1; }
                [ -f "$1" ] || { echo "$1: not a regular file"; return 1; }
                base64 "$1"
            }
            pgsvc_read_all() {
                pgsvc_enter "$1" || return $?
                e=$2
                set --
                for f in *"$e"; do
                    [ -f "$f" ] || continue
                    [ -r "$f" ] || { cat -- "$f"; return 1; }
                    set -- "$@" "$f"
                done
                [ $# -gt 0 ] || return 0
                l=$(stat -L -c %s -- "$@") || { printf '%s\n' "$l"; return 1; }
                printf '%s/' "$@"
                printf '/%s/' "$l"
                cat -- "$@" | base64
                [ "$l" = "$(stat -L -c %s -- "$@")" ] || { echo 'a file changed meanwhile'; return 1; }
            }
            pgsvc_list() {
                pgsvc_enter "$1" || return $?
                for f in * .[!.]* ..?*; do
                    if [ -e "$f" ] || [ -L "$f" ]; then printf '%s/' "$f"; fi
                done
            }
            pgsvc_settle() {
                sync "$1" 2>/dev/null || sync
            }
            pgsvc_replace() {
                pgsvc_settle "$2" && mv -fT "$2" "$1" && pgsvc_settle "${1%/*}/"
            }
            pgsvc_prepare() {
                [ ! -d "$1" ] || [ -L "$1" ] || { echo "$1: Is a directory"; return 1; }
                [ ! -e "$2" ] && [ ! -L "$2" ] || rm -f "$2"
            }
            pgsvc_like() {
                m=
                [ -f "$1" ] && [ ! -L "$1" ] || return 0
                cp -p "$1" "$2" || return 1
                [ -w "$2" ] || { m=$(stat -c %a "$2") && chmod u+w "$2"; }
            }
            pgsvc_print() {
                printf %s "$1" 2>/dev/null >"$2" || printf %s "$1" | cat >"$2"
            }
            pgsvc_write() {
                t=$1.pgsvc-new
                pgsvc_prepare "$1" "$t" && pgsvc_like "$1" "$t" &&
                    pgsvc_print "$2" "$t" && { [ -z "$m" ] || chmod "$m" "$t"; } &&
                    pgsvc_replace "$1" "$t" || { rm -f "$t"; return 1; }
            }
            pgsvc_copy() {
                t=$2.pgsvc-new
                pgsvc_prepare "$2" "$t" && cp -p "$1" "$t" && pgsvc_replace "$2" "$t" ||
                    { rm -f "$t"; return 1; }
            }
            pgsvc_move() {
                mv -fT "$1" "$2" && pgsvc_settle "${2%/*}/"
            }
            pgsvc_empty() {
                rm -rf "$1" && { (umask 077 && mkdir -p "$@"); }
            }
            pgsvc_settle_all() {
                set -- "$1" "$1"/* "$1"/*/*
                sync "$@" 2>/dev/null || sync
            }
            pgsvc_make_folder() {
                [ -d "$1" ] || { umask 077; mkdir -p "$1"; }
            }
            """;

    private Functions() {}
}
