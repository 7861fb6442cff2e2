package pgsvc.inventory.yaml;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;

/// Reads a document the way Ansible does: as JSON where it is JSON, else as YAML 1.1 in PyYAML's reading of it.
/// The places of all values are kept. Never throws for bad input, however bad: what cannot be read is told.
///
/// Bounds: 64 MiB, 200 nested levels and 5 million values once the aliases are written out.
public final class YamlReader {
    /// The largest file that is read, in bytes.
    public static final int MAX_BYTES = 64 << 20;

    private static final String VAULT_HEADER = "$ANSIBLE_VAULT;";

    private YamlReader() {}

    /// The document's value: [Value.Null] for one without content, [Value.Vault] for a file that is encrypted as a
    /// whole. Empty when `into` received an error.
    ///
    /// @param fileName how the user named the file, for the places
    public static Optional<Value> read(String fileName, byte[] content, Diagnostics into) {
        try {
            return document(fileName, SourceText.decode(fileName, content), into);
        } catch (UnreadableException e) {
            into.addAll(List.of(e.diagnostic()));
            return Optional.empty();
        }
    }

    private static Optional<Value> document(String file, String text, Diagnostics into) throws UnreadableException {
        if (text.startsWith(VAULT_HEADER)) {
            return Optional.of(new Value.Vault(SourceRange.startOf(file)));
        }
        Optional<Value> json = looksLikeJson(text) ? JsonReader.ifJson(file, text, into) : Optional.empty();
        return json.isPresent() ? json : yaml(file, text, into);
    }

    /// Whether the text starts as a JSON object or list does. So does YAML in flow style. It is asked here since the
    /// reader of JSON takes time to begin, which most inventories can be spared.
    private static boolean looksLikeJson(String text) {
        String start = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static Optional<Value> yaml(String file, String text, Diagnostics into) throws UnreadableException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            return new Composer(file, new ParserImpl(new StreamReader(text), options), into).document();
        } catch (YAMLException e) {
            throw SyntaxProblem.of(file, text, e);
        }
    }
}
