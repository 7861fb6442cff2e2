# shellcheck shell=sh
# What others made and the packages bring: a list to read, their licences, and a bill of materials (CycloneDX 1.6). That is
# written here since Maven knows neither of picocli, which is compiled from its sources, nor of Java. Sourced by
# bin/package.

# Lines "group:artifact version jar", the jar empty where there is none.
third_parties() {
    {
        sed -n 's/^ *\([^: ]*\):\([^:]*\):jar:\([^:]*\):.*/\1:\2 \3 \2-\3.jar/p' "${source:?}/target/dependencies"
        sed -n 's|.*<picocli.version>\(.*\)</picocli.version>.*|info.picocli:picocli \1|p' "$source/pom.xml"
    } | sort
}

# Each with its licence and name after the version: "group:artifact version jar licence name".
known_third_parties() {
    third_parties | while read -r id release jar; do
        known=$(sed -n "s/^$id //p" "${here:?}/packaging/third-party")
        [ -n "$known" ] || fail "packaging/third-party has no line for $id: add one with its licence."
        echo "$id $release ${jar:--} $known"
    done
}

java_property() {
    sed -n "s/^$1=\"\(.*\)\"/\1/p" "$JAVA_HOME/release"
}

list_third_parties() {
    known_third_parties >"$source/third-parties"
    copy_licences
    write_list >"${documents:?}/THIRD-PARTY.md"
    write_copyright >"$documents/copyright"
    write_bill >"$documents/pgsvc.cdx.json"
}

# As the jars bring them; those without have the Apache License, which LICENSE is.
copy_licences() {
    for jar in "${tree:?}"/lib/*.jar; do
        folder=$documents/licences/$(basename "$jar" .jar)
        mkdir -p "$folder"
        (cd "$folder" && "$JAVA_HOME/bin/jar" -tf "$jar" | grep -E '^META-INF/(licenses/.*)?[^/]*(LICENSE|NOTICE)[^/]*$' |
            xargs -r "$JAVA_HOME/bin/jar" -xf "$jar")
    done
    find "$documents/licences" -type d -empty -delete
}

write_list() {
    cat <<END
# What others made

pgsvc has the Apache License 2.0 (LICENSE). With it come these, with their own licences in the folder licences; where
that has none of theirs it is the Apache License, too.

| what | version | licence |
|---|---|---|
END
    while read -r id release _ licence name; do
        echo "| $name ($id) | $release | $licence |"
    done <"$source/third-parties"
    echo "| Java, by $(java_property IMPLEMENTOR) | $(java_property JAVA_VERSION) | GPL-2.0-only WITH Classpath-exception-2.0;" \
        "the folder legal of the runtime |"
}

write_copyright() {
    echo 'pgsvc is under the Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0 on Debian, else LICENSE.'
    echo
    sed 's/^# //' "$documents/THIRD-PARTY.md"
}

write_bill() {
    cat <<END
{
  "\$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": {
    "timestamp": "$(date -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)",
    "component": {
      "type": "application",
      "bom-ref": "pgsvc",
      "name": "pgsvc",
      "version": "${version:?}",
      "licenses": [{ "license": { "id": "Apache-2.0" } }]
    }
  },
  "components": [
END
    while read -r id release jar licence name; do
        bill_library
    done <"$source/third-parties"
    cat <<END
    {
      "type": "platform",
      "bom-ref": "java",
      "supplier": { "name": "$(java_property IMPLEMENTOR)" },
      "name": "OpenJDK",
      "version": "$(java_property JAVA_RUNTIME_VERSION)",
      "licenses": [{ "expression": "GPL-2.0-only WITH Classpath-exception-2.0" }]
    }
  ],
  "dependencies": [
    {
      "ref": "pgsvc",
      "dependsOn": [$(awk '{ sub(/:/, "/", $1); printf "\"pkg:maven/%s@%s\", ", $1, $2 }' "$source/third-parties")"java"]
    }
  ]
}
END
}

bill_library() {
    cat <<END
    {
      "type": "library",
      "bom-ref": "pkg:maven/${id%:*}/${id#*:}@$release",
      "group": "${id%:*}",
      "name": "${id#*:}",
      "version": "$release",
      "description": "$name",
END
    if [ "$jar" != - ]; then
        echo "      \"hashes\": [{ \"alg\": \"SHA-256\", \"content\": \"$(sha256sum "$tree/lib/$jar" | cut -d ' ' -f 1)\" }],"
    fi
    cat <<END
      "licenses": [{ "license": { "id": "$licence" } }],
      "purl": "pkg:maven/${id%:*}/${id#*:}@$release"
    },
END
}
