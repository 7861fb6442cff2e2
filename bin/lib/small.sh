# shellcheck shell=sh
# The small quickstart: checks the example inventory, renders it, and runs a real HAProxy with the services of one node.
# Sourced by bin/quickstart, with its functions.

inventory=${here:?}/examples/pg-test.yml
haproxy=

# What the rendered files say, "service port servers" a line.
services() {
    for file in "$dir/rendered/$node"/*.cfg; do
        awk '$1 == "listen" { name = $2 }
            $1 == "bind" { sub(/.*:/, "", $2); port = $2 }
            $1 == "server" { servers++ }
            END { print name, port, servers + 0 }' "$file"
    done
}

# Names who listens on a port, as far as this user may know.
holder() {
    ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, process \2/p' | head -n 1
}

is_listening() {
    [ -n "$(ss -Hltn "sport = :$1" 2>/dev/null)" ]
}

refuse_taken_ports() {
    services | while read -r service port _; do
        if is_listening "$port"; then
            who=$(holder "$port")
            fail "Port $port, which $service needs, is taken${who:+ by $who}. Stop that, or change the port in $inventory."
        fi
    done
}

stop() {
    trap '' INT TERM
    if [ -n "$haproxy" ]; then
        kill -TERM "$haproxy" 2>/dev/null || true
        wait "$haproxy" 2>/dev/null || true
        say "HAProxy is stopped."
    fi
}

# `pgsvc run` tells when all services listen; before that, it may have ended. What is kept outlives the terminal.
start() {
    [ "$until" != killed ] || trap '' HUP
    "$here/bin/pgsvc" run -i "$inventory" --node "$node" --dir "$dir/haproxy" </dev/null >"$dir/run.log" 2>&1 &
    haproxy=$!
    trap stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    tries=0
    until grep -q 'ready' "$dir/run.log"; do
        kill -0 "$haproxy" 2>/dev/null || { haproxy=; cat "$dir/run.log" >&2; fail "HAProxy did not start."; }
        tries=$((tries + 1))
        [ "$tries" -le 300 ] || { cat "$dir/run.log" >&2; fail "HAProxy was not ready within 30 s."; }
        sleep 0.1
    done
    cat "$dir/run.log"
}

show() {
    printf '%-18s %-6s %-8s %s\n' SERVICE PORT SERVERS STATE
    services | while read -r service port servers; do
        if is_listening "$port"; then state=listening; else state='not listening'; fi
        printf '%-18s %-6s %-8s %s\n' "$service" "$port" "$servers" "$state"
    done
}

next() {
    cat <<END

No server of this example exists here, so clients are accepted and dropped. What to type next:

  bin/pgsvc list -i examples/pg-test.yml
  bin/pgsvc explain pg-test-offline -i examples/pg-test.yml
  bin/pgsvc lint -i YOUR-INVENTORY
  \$EDITOR examples/pg-test.yml    HAProxy follows when you save it

The rendered files are in $dir/rendered, one folder a node.
END
}

# small DIR NODE UNTIL: until it is "shown", until "ctrl-c", or until it is "killed" by the user.
small() {
    dir=$1
    node=$2
    until=$3
    command -v ss >/dev/null || install_packages iproute2
    mkdir -p "$dir"
    step "1  Is the inventory right?  pgsvc lint -i examples/pg-test.yml"
    pgsvc lint -i "$inventory"
    step "2  HAProxy's files  pgsvc render -i examples/pg-test.yml -o $dir/rendered"
    pgsvc render -i "$inventory" -o "$dir/rendered"
    refuse_taken_ports
    step "3  A real HAProxy  pgsvc run -i examples/pg-test.yml --node $node"
    start
    show
    next
    case $until in
        shown) ;;
        killed)
            trap - EXIT
            printf '\nHAProxy runs on. To stop it: kill %s\n' "$haproxy"
            ;;
        *)
            printf '\nCtrl-C stops HAProxy and ends this.\n'
            wait "$haproxy"
            ;;
    esac
}
