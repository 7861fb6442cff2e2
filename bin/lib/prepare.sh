# shellcheck shell=sh
# Finds, or installs by name, what building and running pgsvc needs. Sourced by the commands in bin/.

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# Looks for a JDK 25 or newer: JAVA_HOME, then those in /usr/lib/jvm, then the one on PATH. Sets JAVA_HOME and jdk_version.
find_jdk() {
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        use_jdk "$home" && return 0
    done
    javac=$(command -v javac) && use_jdk "$(dirname "$(dirname "$(readlink -f "$javac")")")"
}

# A JDK tells its version in the file `release`; reading it is cheaper than starting it.
use_jdk() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_version=
    while IFS='="' read -r key _ value _; do
        if [ "$key" = JAVA_VERSION ]; then
            jdk_version=$value
        fi
    done <"$1/release"
    major=${jdk_version%%[!0-9]*}
    [ "${major:-0}" -ge 25 ] || return 1
    JAVA_HOME=$1
    export JAVA_HOME
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "This needs root: $*
Run it as root, or install sudo."
    fi
}

refresh_packages() {
    if [ -z "${packages_refreshed:-}" ]; then
        as_root apt-get update -q >/dev/null || fail "apt-get update failed: mend the network or /etc/apt, and run this again."
        packages_refreshed=yes
    fi
}

# Installs those packages of the distribution that are missing.
install_packages() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || fail "Please install:$missing (there is no apt-get here)."
    say "installing:$missing"
    refresh_packages
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >/dev/null ||
        fail "apt-get could not install:$missing"
}

# A JDK 25: one that is here, else the distribution's package, else a word on where to get it.
need_jdk() {
    find_jdk && return 0
    if command -v apt-get >/dev/null; then
        refresh_packages
        if [ -n "$(apt-cache madison openjdk-25-jdk-headless)" ]; then
            install_packages openjdk-25-jdk-headless
        fi
    fi
    find_jdk || fail "pgsvc needs a JDK 25 or newer, and this distribution has no package of it.
Install Eclipse Temurin 25: the package temurin-25-jdk from the apt repository that
https://adoptium.net/installation/linux/ describes. Or unpack any JDK 25 and set JAVA_HOME to its folder.
Then run this again."
}

need_maven() {
    command -v mvn >/dev/null || install_packages maven
}

need_haproxy() {
    PATH=$PATH:/usr/sbin:/sbin
    export PATH
    command -v haproxy >/dev/null || install_packages haproxy
}

# Tests reach a node behind each shell, and over ssh to an sshd of their own on the loopback address. Debian's package
# also starts the system's sshd, where there is systemd: only CI and development machines want it.
need_ssh() {
    install_packages openssh-server openssh-client busybox
}

# What a sandbox is made of; the names are Debian's and Ubuntu's.
need_sandbox() {
    install_packages haproxy patroni etcd-server pgbouncer postgresql python3-etcd python3-psycopg2 openssl
}

# The page is looked at in a real browser, and metrics by Prometheus' own tool. Ubuntu's package of a chromium is none.
need_watchers() {
    # shellcheck source=/dev/null
    if [ "$(. /etc/os-release && echo "$ID")" = debian ]; then
        install_packages chromium prometheus
    fi
}

# What reads pages of the manual and finds fault with them.
need_manuals() {
    install_packages man-db mandoc
}
