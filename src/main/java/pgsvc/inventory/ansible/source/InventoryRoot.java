package pgsvc.inventory.ansible.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.yaml.Value;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.YamlReader;

/// The mapping at the root of an inventory's file, or the reason why it has none. Knows what people mistake for
/// one.
public final class InventoryRoot {
    private static final String CONVERT = "Convert it: `ansible-inventory -i FILE --list --yaml > pgsvc.yml`.";
    private static final Pattern INI_SECTION = Pattern.compile(
            "(?:[ \\t]*(?:[#;][^\\r\\n]*)?\\R)*+\\[[\\w.-]+(?::(?:vars|children))?\\][ \\t]*(?:[#;][^\\r\\n]*)?\\R.*",
            Pattern.DOTALL);
    private static final int BEGINNING = 4096;

    private final String name;
    private final Diagnostics into;

    public InventoryRoot(String name, Diagnostics into) {
        this.name = name;
        this.into = into;
    }

    /// The tree; nothing when the content is no mapping, which is told.
    public Optional<Mapping> read(byte[] content) {
        if (ProgramStart.isIn(content)) {
            return refuse(
                    AnsibleRule.INVENTORY_NOT_EXECUTABLE,
                    SourceRange.startOf(name),
                    "The file starts like a program, but lacks its execute bit, so it is not run.",
                    "Allow it with `chmod +x`, or remove the line `#!` from a YAML file.");
        }
        if (INI_SECTION.matcher(beginning(content)).matches()) {
            return refuse(
                    AnsibleRule.INVENTORY_INI,
                    SourceRange.startOf(name),
                    "The file has sections in square brackets; pgsvc reads YAML and JSON.",
                    CONVERT);
        }
        return YamlReader.read(name, content, into).flatMap(this::mapping);
    }

    private static String beginning(byte[] content) {
        return new String(content, 0, Math.min(content.length, BEGINNING), StandardCharsets.ISO_8859_1);
    }

    private Optional<Mapping> mapping(Value root) {
        return switch (root) {
            case Value.Null _ -> empty(root.where());
            case Mapping mapping when mapping.entries().isEmpty() -> empty(root.where());
            case Mapping mapping -> groups(mapping);
            case Value.Vault _ ->
                refuse(
                        AnsibleRule.INVENTORY_ENCRYPTED,
                        root.where(),
                        "The whole file is encrypted by Ansible Vault, and pgsvc holds no password.",
                        "Pipe it in: `ansible-inventory -i FILE --list --ask-vault-pass | pgsvc ... -i -`.");
            case Value.Bool _, Value.Num _, Value.Text _, Value.Sequence _ ->
                refuse(
                        AnsibleRule.INVENTORY_SHAPE,
                        root.where(),
                        "An inventory is a mapping of groups, and here stands something else.",
                        "Start with `all:` and put `children:` and `vars:` below it.");
        };
    }

    private Optional<Mapping> empty(SourceRange where) {
        return refuse(
                AnsibleRule.INVENTORY_EMPTY,
                where,
                "There is nothing in the inventory.",
                "Start with `all:` and put `children:` and `vars:` below it.");
    }

    private Optional<Mapping> groups(Mapping mapping) {
        Entry plugin = mapping.entries().get("plugin");
        if (plugin == null) {
            return Optional.of(mapping);
        }
        return refuse(
                AnsibleRule.INVENTORY_PLUGIN,
                plugin.keyWhere(),
                "With the key `plugin` at its root, the file tells Ansible where to look for hosts; it names none itself.",
                CONVERT);
    }

    private Optional<Mapping> refuse(AnsibleRule rule, SourceRange where, String detail, String mend) {
        into.add(rule, where, detail, mend);
        return Optional.empty();
    }
}
