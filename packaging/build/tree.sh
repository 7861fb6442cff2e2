# shellcheck shell=sh
# The folder that every package is made of: what the tar unpacks to. Sourced by bin/package.

# build_tree WORK: builds pgsvc from its sources in a folder of its own, so that nothing of an earlier build gets in, and
# puts the tree together. Sets tree, version and architecture.
build_tree() {
    source=$1/source
    build_jar
    version=$(sed -n 's/^version=//p' "$source/target/maven-archiver/pom.properties")
    # shellcheck disable=SC2034 # formats.sh names packages by it
    architecture=$(uname -m)
    tree=$1/pgsvc-$version
    mkdir -p "$tree/bin" "$tree/lib" "$tree/libexec" "$tree/share/doc/pgsvc/examples"
    install -m 644 "$source/target/pgsvc.jar" "$tree/"
    install -m 644 "$source"/target/lib/*.jar "$tree/lib/"
    make_runtime
    add_commands
    add_manual
    add_documents
    list_third_parties
    set_times "$tree"
}

build_jar() {
    say "building pgsvc…"
    mkdir -p "$source"
    (cd "${here:?}" && tar -cf - pom.xml src/main src/build) | tar -xf - -C "$source"
    (cd "$source" && mvn -q -B --no-transfer-progress package dependency:list -DincludeScope=runtime \
        -DoutputFile=target/dependencies -Dmaven.test.skip=true \
        -Dproject.build.outputTimestamp="$(date -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)") >"$source/build.log" 2>&1 || {
        cat "$source/build.log" >&2
        fail "The build failed. What Maven said is above."
    }
}

# Java with the modules that are used. java.desktop is not: SnakeYAML needs it to make JavaBeans, and the JDBC driver for
# XML; pgsvc does neither. Compressed it is a third smaller, and with the cache it starts no slower.
make_runtime() {
    say "making its Java…"
    "$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
        --class-path "$tree/lib/*" "$tree/pgsvc.jar" >"$source/modules"
    modules=$(sed 's/java\.desktop,//' "$source/modules")
    "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-man-pages --no-header-files \
        --compress zip-6 --output "$tree/runtime"
    rm -f "$tree/runtime/bin/jwebserver" "$tree/runtime/bin/keytool"
    refuse_foreign_libraries
}

# A JDK of a distribution may use libraries that other systems have not; one of Temurin's uses glibc alone.
refuse_foreign_libraries() {
    foreign=$(find "$tree/runtime" -name '*.so' -exec ldd {} + | awk '$2 == "=>" { print $1 }' | sort -u |
        grep -Ev '^lib(c|m|dl|pthread|rt|java|jvm|jli|net|nio|zip)\.so' | tr '\n' ' ') || true
    [ -z "$foreign" ] || fail "The JDK in $JAVA_HOME needs $foreign, which a package would have to depend on.
Set JAVA_HOME to an Eclipse Temurin 25, which needs glibc alone."
}

add_commands() {
    install -m 755 "$here/packaging/tree/pgsvc" "$here/bin/pgsql-svc" "$tree/bin/"
    install -m 755 "$here/packaging/tree/make-cache" "$tree/libexec/"
    install -m 644 "$here/bin/lib/launch.sh" "$tree/libexec/"
    install -m 644 "$here/examples/pg-test.yml" "$tree/libexec/example.yml"
}

add_manual() {
    "$tree/bin/pgsvc" manual "$tree/share/man/man1" >/dev/null
    echo '.so man1/pgsvc-apply.1' >"$tree/share/man/man1/pgsql-svc.1"
    gzip -9n "$tree"/share/man/man1/*
    add_completion bash bash-completion/completions/pgsvc
    add_completion zsh zsh/site-functions/_pgsvc
    add_completion fish fish/vendor_completions.d/pgsvc.fish
}

# add_completion SHELL FILE
add_completion() {
    mkdir -p "$tree/share/$(dirname "$2")"
    "$tree/bin/pgsvc" completion "$1" >"$tree/share/$2"
}

add_documents() {
    documents=$tree/share/doc/pgsvc
    install -m 644 "$here/packaging/tar/README.md" "$here/LICENSE" "$tree/"
    install -m 644 "$here/CHANGELOG.md" "$here/LICENSE" "$documents/"
    install -m 644 "$here/examples/pg-test.yml" "$here/packaging/prometheus/pgsvc.rules.yml" \
        "$here/packaging/prometheus/pgsvc.dashboard.json" "$documents/examples/"
    install -D -m 644 "$here/packaging/systemd/pgsvc-agent.service.d/apply.conf" -t "$documents/examples/pgsvc-agent.service.d"
    install -D -m 644 "$here"/packaging/systemd/*.service -t "$tree/share/systemd"
    install -D -m 644 "$here/packaging/systemd/options" -t "$tree/etc"
}

set_times() {
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}
