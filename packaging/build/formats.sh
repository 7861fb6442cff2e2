# shellcheck shell=sh
# The packages from the tree. Sourced by bin/package.

# What this machine can build.
formats() {
    echo tar
    if command -v dpkg-deb >/dev/null; then
        echo deb
    fi
    if command -v rpmbuild >/dev/null; then
        echo rpm
    fi
}

make_tar() {
    file=${out:?}/pgsvc-${version:?}-linux-${architecture:?}.tar.gz
    tar -C "${work:?}" --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        -cf - "pgsvc-$version" | gzip -9n >"$work/package.tar.gz"
    finish tar.gz "$file"
}

# finish FORMAT FILE: puts a package that is whole in the place of earlier ones.
finish() {
    rm -f "$out"/pgsvc*."$1"
    mv "$work/package.$1" "$2"
    say "$2: $(du -k "$2" | cut -f 1) KiB"
}

# install_tree ROOT: the tree where a distribution has such things.
install_tree() {
    mkdir -p "$1/usr/lib" "$1/usr/bin" "$1/usr/lib/systemd/system" "$1/etc/pgsvc"
    cp -a "${tree:?}" "$1/usr/lib/pgsvc"
    mv "$1/usr/lib/pgsvc/share" "$1/usr/share"
    for unit in "$1"/usr/share/systemd/* "$1"/usr/share/doc/pgsvc/examples/pgsvc-agent.service.d/*; do
        sed -i 's#/opt/pgsvc/bin/pgsvc#/usr/bin/pgsvc#' "$unit"
    done
    mv "$1"/usr/share/systemd/*.service "$1/usr/lib/systemd/system/"
    mv "$1/usr/lib/pgsvc/etc/options" "$1/etc/pgsvc/options"
    rm -r "$1/usr/share/systemd" "$1/usr/lib/pgsvc/etc" "$1/usr/lib/pgsvc/README.md" "$1/usr/lib/pgsvc/LICENSE"
    ln -s ../lib/pgsvc/bin/pgsvc "$1/usr/bin/pgsvc"
    ln -s ../lib/pgsvc/bin/pgsql-svc "$1/usr/bin/pgsql-svc"
    set_times "$1"
}

make_deb() {
    command -v dpkg-deb >/dev/null || fail "dpkg-deb is not installed: a deb is built on Debian or Ubuntu."
    root=$work/deb
    debian=$(dpkg --print-architecture)
    install_tree "$root"
    mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
    size=$(find "$root" -mindepth 1 -printf '%y %s\n' | awk '{ kib += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print kib }')
    mkdir "$root/DEBIAN"
    sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$debian/; s/@SIZE@/$size/" "${here:?}/packaging/deb/control" >"$root/DEBIAN/control"
    echo /etc/pgsvc/options >"$root/DEBIAN/conffiles"
    install -m 755 "$here/packaging/deb/postinst" "$here/packaging/deb/prerm" "$here/packaging/deb/postrm" "$root/DEBIAN/"
    (cd "$root" && find usr -type f | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
    set_times "$root"
    # One thread, since more of them split what is compressed.
    dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$root" "$work/package.deb" >/dev/null
    finish deb "$out/pgsvc_${version}_$debian.deb"
}

make_rpm() {
    command -v rpmbuild >/dev/null || fail "rpmbuild is not installed: on Debian and Ubuntu it is in the package rpm."
    root=$work/rpm
    install_tree "$root"
    rpmbuild -bb --quiet --target "$architecture-linux" --define "_topdir $work/rpmbuild" --define "version $version" \
        --define "tree $root" --define "_rpmdir $work" --define '_rpmfilename package.rpm' "$here/packaging/rpm/pgsvc.spec" \
        >"$work/rpmbuild.log" 2>&1 || {
        cat "$work/rpmbuild.log" >&2
        fail "rpmbuild failed. What it said is above."
    }
    finish rpm "$out/pgsvc-$version-1.$architecture.rpm"
}
