package pgsvc.inventory.ansible.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.ansible.source.FileContent;
import pgsvc.inventory.yaml.Value;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.YamlReader;

/// The folder `group_vars` or `host_vars` beside an inventory. For each name it holds one file (`NAME`,
/// `NAME.yml`, `NAME.yaml` or `NAME.json`, the first of these) or a folder `NAME` of files, which are read in
/// order of their names.
///
/// The folder is listed once, and names are looked up in the list: no path is ever made of a name from an
/// inventory.
final class VarsFolder {
    private static final List<String> EXTENSIONS = List.of("", ".yml", ".yaml", ".json");

    private final Map<String, Path> entries;
    private final Diagnostics into;

    private VarsFolder(Map<String, Path> entries, Diagnostics into) {
        this.entries = entries;
        this.into = into;
    }

    /// A folder that need not exist.
    static VarsFolder at(Path folder, Diagnostics into) {
        return new VarsFolder(Files.isDirectory(folder) ? list(folder, into) : Map.of(), into);
    }

    /// For an inventory that stands in no folder.
    static VarsFolder none(Diagnostics into) {
        return new VarsFolder(Map.of(), into);
    }

    /// The variables of the group or host of that name, the least specific file first.
    List<Mapping> layers(String name) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return files(name).stream().flatMap(file -> layer(file).stream()).toList();
    }

    private List<Path> files(String name) {
        return EXTENSIONS.stream()
                .flatMap(extension -> Stream.ofNullable(entries.get(name + extension)))
                .findFirst()
                .map(found -> Files.isDirectory(found) ? filesBelow(found) : List.of(found))
                .orElse(List.of());
    }

    /// Folders within are read too, unless there is a dot in their names; hidden files and backups are left out.
    private List<Path> filesBelow(Path folder) {
        List<Path> files = new ArrayList<>();
        list(folder, into).forEach((name, path) -> {
            String extension = extension(name);
            if (Files.isDirectory(path) && extension.isEmpty()) {
                files.addAll(filesBelow(path));
            } else if (Files.isRegularFile(path) && EXTENSIONS.contains(extension)) {
                files.add(path);
            }
        });
        return files;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }

    private static Map<String, Path> list(Path folder, Diagnostics into) {
        Map<String, Path> entries = new TreeMap<>();
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(VarsFolder::counts).forEach(p -> entries.put(FileContent.nameOf(p), p));
        } catch (IOException e) {
            FileContent.unreadable(folder, e, into);
        }
        return entries;
    }

    private static boolean counts(Path path) {
        String name = FileContent.nameOf(path);
        return !name.startsWith(".") && !name.endsWith("~");
    }

    private Optional<Mapping> layer(Path file) {
        String shown = file.toString();
        return FileContent.read(file, into)
                .flatMap(content -> YamlReader.read(shown, content, into))
                .flatMap(value -> switch (value) {
                    case Mapping mapping -> mapping.entries().isEmpty() ? Optional.empty() : Optional.of(mapping);
                    case Value.Null _ -> Optional.empty();
                    case Value.Vault vault -> encrypted(vault);
                    case Value.Bool _, Value.Num _, Value.Text _, Value.Sequence _ -> noMapping(value.where());
                });
    }

    private Optional<Mapping> encrypted(Value.Vault vault) {
        into.add(
                AnsibleRule.VARS_FILE_ENCRYPTED,
                vault.where(),
                "The whole file is encrypted by Ansible Vault, so its variables are unknown here and count as unset.",
                "Encrypt single values with `ansible-vault encrypt_string`, or pipe `ansible-inventory --list` to `-i -`.");
        return Optional.empty();
    }

    private Optional<Mapping> noMapping(SourceRange where) {
        into.add(
                AnsibleRule.VARS_FILE_SHAPE,
                where,
                "A file of variables must be a mapping of their names to their values.",
                "Write `name: value` on each line.");
        return Optional.empty();
    }
}
