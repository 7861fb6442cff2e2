package pgsvc.cli.view.serve;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// What somebody did, or was refused, in one line.
///
/// @param user empty where nobody is known
/// @param address where it came from
/// @param object what it was done to; empty where there is nothing to name
public record AuditLine(Instant at, String user, String address, String action, String object, String outcome) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@:/%-]+");

    /// The line, without its end. Nothing in it can begin another line or another field.
    public String text() {
        return at.truncatedTo(ChronoUnit.SECONDS) + " user=" + value(user) + " address=" + value(address) + " action="
                + value(action) + " object=" + value(object) + " outcome=" + value(outcome);
    }

    private static String value(String text) {
        if (text.isEmpty()) {
            return "-";
        }
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').appendCodePoint(letter);
            } else if (Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029) {
                quoted.append("\\u%04x".formatted(letter));
            } else {
                quoted.appendCodePoint(letter);
            }
        });
        return quoted.append('"').toString();
    }
}
