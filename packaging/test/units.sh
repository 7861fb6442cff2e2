# shellcheck shell=sh
# The units of the deb under a systemd that has booted, beside Debian's HAProxy. Sourced by bin/test-packages, whose
# folders these are.
# shellcheck disable=SC2154

# A control group for what boots; nothing where nobody may make one.
make_cgroup() {
    cgroups=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)
    cgroup=$cgroups/pgsvc-test.$$
    [ -n "$cgroups" ] && mkdir "$cgroup" 2>/dev/null
}

# The end of what was booted, whether it was or not.
halt() {
    [ -z "${booted:-}" ] || kill -9 "$booted" 2>/dev/null || true
    [ -z "${booted:-}" ] || wait "$booted" 2>/dev/null || true
    booted=
    [ -d "${cgroup:-}" ] || return 0
    # Its processes end a moment after the first.
    await "the end of what was booted" remove_cgroup
}

remove_cgroup() {
    find "$cgroup" -depth -type d -exec rmdir {} \; 2>/dev/null
    [ ! -d "$cgroup" ]
}

# await WHAT COMMAND…: until it succeeds, for a minute at most.
await() {
    awaited=$1
    shift
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 600 ]; then
            tail -n 20 "$work/boot.log" >&2
            wrong "not within a minute: $awaited"
        fi
        sleep 0.1
    done
}

# Runs a command in what was booted.
inside() {
    read -r init _ <"/proc/$booted/task/$booted/children" || [ -n "$init" ]
    nsenter --target "$init" --mount --pid --net --uts --ipc --cgroup --root --wd "$@"
}

# Starts, stops or reloads units.
control() {
    inside systemctl "$@" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        inside systemctl --no-pager --lines 20 status 'pgsvc-*' >&2 || true
        wrong "failed: systemctl $*"
    }
}

is_booted() {
    case $(inside systemctl is-system-running 2>/dev/null) in running | degraded) ;; *) false ;; esac
}

# log UNIT TEXT: whether it has said so since it was started last.
log() {
    inside journalctl --quiet --output cat "_SYSTEMD_INVOCATION_ID=$(inside systemctl show -P InvocationID "$1")" | grep -qF "$2"
}

pid_of() {
    inside systemctl show -P MainPID "$1"
}

# has_another_pid UNIT PID
has_another_pid() {
    now=$(pid_of "$1")
    [ "$now" != "$2" ] && [ "$now" != 0 ]
}

prepare_node() {
    mkdir "$debian/etc/haproxy/conf.d"
    echo 'EXTRAOPTS="-S /run/haproxy-master.sock -f /etc/haproxy/conf.d"' >>"$debian/etc/default/haproxy"
    sed -i 's/mode 660 level admin/mode 660 group haproxy level admin/' "$debian/etc/haproxy/haproxy.cfg"
    echo 'PGSVC_AGENT_OPTIONS=--node 127.0.0.1' >>"$debian/etc/pgsvc/options"
    cat >"$debian/etc/pgsvc/pigsty.yml" <<END
all:
  vars: { pg_cluster: pg-test, pg_rto: norm }
  hosts:
    127.0.0.1: { pg_seq: 1, pg_role: primary, ansible_connection: local }
    127.0.0.2: { pg_seq: 2, pg_role: replica }
END
    there chgrp pgsvc /etc/pgsvc/pigsty.yml
    # So that the test need not wait for a minute.
    mkdir "$debian/etc/systemd/system/pgsvc-agent.service.d"
    printf '[Service]\nWatchdogSec=5s\n' >"$debian/etc/systemd/system/pgsvc-agent.service.d/watchdog.conf"
}

boot() {
    make_cgroup || return 1
    "$here/packaging/test/boot" "$debian" "$cgroup" >"$work/boot.log" 2>&1 </dev/null &
    booted=$!
    await "a systemd that has booted" is_booted
}

listens() {
    inside bash -c "exec 3<>/dev/tcp/127.0.0.1/$1" 2>/dev/null
}

test_units() {
    step "units: boot"
    quietly there dpkg -i /tmp/pgsvc.deb
    prepare_node
    boot || {
        step "units: skipped: this machine lets nobody make a control group"
        return 0
    }
    step "units: apply, with a reload by systemd"
    inside pgsvc apply -i /etc/pgsvc/pigsty.yml -l 127.0.0.1 --reload systemd --base >"$work/is" 2>&1 || true
    grep -q '127.0.0.1  applied  1 ' "$work/is" || wrong "pgsvc apply says $(cat "$work/is")"
    listens 5433 || wrong "the primary's service does not listen"

    step "units: start, reload, watchdog"
    control start pgsvc-agent pgsvc-serve
    await "an agent whose HAProxy takes commands" log pgsvc-agent 'HAProxy takes commands'
    control reload pgsvc-agent
    await "an agent that reads its inventory again" log pgsvc-agent 'asked for by SIGHUP'
    await "a page" log pgsvc-serve 'http://127.0.0.1:9632'
    listens 9632 || wrong "the page does not listen"
    hanging=$(pid_of pgsvc-agent)
    inside sh -c "kill -STOP $hanging"
    await "another agent in the place of one that hangs" has_another_pid pgsvc-agent "$hanging"

    step "units: an agent that keeps its node"
    cp "$debian"/usr/share/doc/pgsvc/examples/pgsvc-agent.service.d/* "$debian/etc/systemd/system/pgsvc-agent.service.d/"
    control daemon-reload
    control restart pgsvc-agent
    await "an agent that has looked at its node" log pgsvc-agent 'all is as it should be'
    sed -i 's/pg_rto: norm/pg_rto: fast/' "$debian/etc/pgsvc/pigsty.yml"
    await "an agent that applies" log pgsvc-agent 'applied generation 2 (the inventory changed): reload'

    step "units: stop"
    control stop pgsvc-agent pgsvc-serve
    : >"$work/should"
    inside systemctl --failed --no-legend list-units 'pgsvc-*' haproxy.service >"$work/is"
    same "these units failed"
    halt
}
