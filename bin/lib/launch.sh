# shellcheck shell=sh
# How Java runs pgsvc. Sourced by bin/pgsvc of the checkout and by the launcher in the packages.

# Logging is off since Java would warn of a cache that does not fit.
# A short run spends most of its time on compiling what it hardly uses: compile later, and not what the training run did.
flags='-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining'
flags="$flags -XX:+UseSerialGC -Xlog:disable"
agent_flags='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms4m -Xmn2m -Xmx24m -Xss256k -XX:TrimNativeHeapInterval=60000'
agent_flags="$agent_flags -XX:-UsePerfData -Xlog:disable"

# train JAVA JAR INVENTORY CACHE FOLDER: makes the AOT caches, which hold the classes as a first run left them, by way
# of a folder beside them that it removes: NAME.aot, and NAME-reading.aot for commands that read an inventory alone, since
# Java loads all that a cache holds, needed or not. Without them, pgsvc starts all the same, slower. An empty cache is no
# cache, and keeps a Java that cannot make one from being asked each time.
train() (
    training=$(mktemp -d "$5/.training.XXXXXX")
    trap 'rm -rf "$training"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    # It applies; whether HAProxy is installed and takes the example is not the question.
    mkdir "$training/bin"
    printf '#!/bin/sh\n' >"$training/bin/haproxy"
    chmod +x "$training/bin/haproxy"
    for what in reading all; do
        mkdir "$training/$what"
        # shellcheck disable=SC2086 # a list of options
        PATH="$training/bin:$PATH" "$1" $flags -XX:AOTCacheOutput="$training/$what.aot" -cp "$2" \
            pgsvc.cli.rehearsal.Rehearsal "$what" "$3" 10.10.10.11 "$training/$what" >/dev/null 2>&1 9>&- || true
        [ -s "$training/$what.aot" ] || : >"$training/$what.aot"
    done
    mv -f "$training/reading.aot" "${4%.aot}-reading.aot"
    mv -f "$training/all.aot" "$4"
)

# launch JAVA CACHE JAR ARGUMENT…: becomes pgsvc.
launch() {
    java=$1
    cache=$2
    jar=$3
    shift 3
    # Without a character set, as under systemd or cron, Java could not name files that have other letters than a to z.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*8*) ;;
        *) export LC_ALL=C.UTF-8 ;;
    esac
    # The agent runs for months beside others: it is to be small, and to compile what it does often.
    if [ "${1:-}" = agent ]; then
        flags=$agent_flags
        export MALLOC_ARENA_MAX=1
    fi
    reads=
    case ${1:-} in
        list | lint | render | show | explain | dsn | simulate | completion | -* | '') reads=alone ;;
    esac
    case " $* " in
        *' --live '*) reads= ;; # Patroni and HAProxy are asked, too
    esac
    if [ "$reads" ]; then
        # It runs for a moment, alone with its input: it needs no addresses that nobody can guess.
        flags="$flags -XX:ArchiveRelocationMode=0 -XX:-UsePerfData"
        cache=${cache%.aot}-reading.aot
    fi
    # Java's server closes a connection that rests where others do (200), though it may be about to be used.
    if [ "${1:-}" = serve ]; then
        flags="$flags -Dsun.net.httpserver.maxIdleConnections=2000"
    fi
    # shellcheck disable=SC2086 # lists of options
    exec "$java" $flags -XX:AOTCache="$cache" ${PGSVC_JAVA_OPTS:-} -cp "$jar" pgsvc.cli.Main "$@"
}
