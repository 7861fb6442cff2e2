# shellcheck shell=sh
# `pgsvc serve` over a fleet on this machine: members are addresses of loopback where nothing listens, and the two load
# balancers are its own, with a folder each and no HAProxy. Sourced by benchmarks that have prepare.sh, and set `here`,
# `pgsvc`, `address`, `clusters` and `work`, a folder of theirs.
# shellcheck disable=SC2154 # the benchmark's

server=

# The usual inventory, on loopback, served by two load balancers.
inventory() {
    "$here/bench/generate-inventory" "$clusters" 3 | sed 's/^        10\./        127./'
    cat <<END
    proxies:
      hosts:
        127.0.0.101: { haproxy_dir: $work/one }
        127.0.0.102: { haproxy_dir: $work/two }
      vars: { ansible_connection: local }
END
}

# Services of different clusters may not listen on one address and port: each cluster has four ports of its own.
ports() {
    awk '/pg_cluster:/ {
        n++; p = 2000 + n * 4
        sub(/ }$/, ", pg_service_provider: proxies, pg_default_services: [ " \
            "{ name: primary, port: " p ", check: /primary, selector: \"[]\" }, " \
            "{ name: replica, port: " p + 1 ", check: /read-only, selector: \"[]\", backup: \"[? pg_role == `primary`]\" }, " \
            "{ name: default, port: " p + 2 ", dest: postgres, check: /primary, selector: \"[]\" }, " \
            "{ name: offline, port: " p + 3 ", dest: postgres, check: /replica, selector: \"[? pg_offline_query]\" } ] }")
    } { print }'
}

# Until the first look has ended. Sets `server`, its process.
begin_server() {
    for node in one two; do
        mkdir -p "$work/$node/conf.d" "$work/$node/.pgsvc"
        printf 'global\n    stats socket %s/stats.sock level admin\n' "$work/$node" >"$work/$node/haproxy.cfg"
    done
    inventory | ports >"$work/pigsty.yml"
    "$pgsvc" serve -i "$work/pigsty.yml" --listen "$address" 2>"$work/log" &
    server=$!
    await_first_look
}

await_first_look() {
    tries=0
    until curl -fsS -o /dev/null "http://$address/api/v1/status" 2>/dev/null; do
        tries=$((tries + 1))
        if [ "$tries" -gt 600 ] || ! kill -0 "$server" 2>/dev/null; then
            cat "$work/log" >&2
            fail "pgsvc serve did not begin."
        fi
        sleep 0.2
    done
}

end_server() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
}
