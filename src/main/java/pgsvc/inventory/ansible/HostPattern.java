package pgsvc.inventory.ansible;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import pgsvc.diagnostic.DidYouMean;

/// Ansible's patterns for hosts, see "Patterns: targeting hosts and groups" in its manual.
final class HostPattern {
    private static final Pattern BETWEEN_COLONS = Pattern.compile("(?:[^\\s:\\[\\]]|\\[[^\\]]*\\])++");
    private static final Pattern SUBSCRIPT = Pattern.compile("(.+)\\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\\]");

    private final AnsibleInventory inventory;

    HostPattern(AnsibleInventory inventory) {
        this.inventory = inventory;
    }

    List<String> match(String pattern) throws PatternException {
        List<String> parts = split(pattern);
        if (parts.isEmpty()) {
            throw new PatternException(pattern, "The pattern for hosts is empty.");
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String part : chosenBy(parts)) {
            chosen.addAll(matchOne(part));
        }
        for (String part : startingWith('&', parts)) {
            chosen.retainAll(Set.copyOf(matchOne(part.substring(1))));
        }
        for (String part : startingWith('!', parts)) {
            matchOne(part.substring(1)).forEach(chosen::remove);
        }
        return inventory.hosts().stream()
                .map(AnsibleHost::name)
                .filter(chosen::contains)
                .toList();
    }

    /// A comma separates always, a colon only where it is no part of an address or a range.
    private static List<String> split(String pattern) {
        if (pattern.contains(",")) {
            return trimmed(Stream.of(pattern.split(",")));
        }
        if (HostKey.isAddress(pattern)) {
            return List.of(pattern);
        }
        return trimmed(BETWEEN_COLONS.matcher(pattern).results().map(m -> m.group()));
    }

    private static List<String> trimmed(Stream<String> parts) {
        return parts.map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
    }

    /// Without any part that adds hosts, the others work on all of them.
    private static List<String> chosenBy(List<String> parts) {
        List<String> adding = parts.stream()
                .filter(p -> p.charAt(0) != '!' && p.charAt(0) != '&')
                .toList();
        return adding.isEmpty() ? List.of("all") : adding;
    }

    private static List<String> startingWith(char sign, List<String> parts) {
        return parts.stream().filter(p -> p.charAt(0) == sign).toList();
    }

    private List<String> matchOne(String part) throws PatternException {
        if (inventory.host(part).isPresent()) {
            return List.of(part);
        }
        Matcher subscript = SUBSCRIPT.matcher(part);
        boolean sliced = !part.startsWith("~") && subscript.matches();
        String names = sliced ? subscript.group(1) : part;
        List<String> found = named(names);
        if (found.isEmpty() && !names.equals("all") && !inventory.groups().containsKey(names)) {
            throw unknown(part, names);
        }
        return sliced && !found.isEmpty() ? slice(part, found, subscript) : found;
    }

    /// The hosts of all groups whose names match, then the hosts whose own names do. Ansible looks at hosts only
    /// where no group matched or the pattern may be one for several names.
    private List<String> named(String names) throws PatternException {
        Predicate<String> matches = names(names);
        List<AnsibleGroup> groups = inventory.groups().values().stream()
                .filter(g -> matches.test(g.name()))
                .toList();
        List<String> found = new ArrayList<>();
        groups.forEach(g -> g.hosts().forEach(h -> found.add(h.name())));
        if (groups.isEmpty() || mayNameSeveral(names)) {
            inventory.hosts().stream().map(AnsibleHost::name).filter(matches).forEach(found::add);
        }
        return found;
    }

    private static boolean mayNameSeveral(String names) {
        return names.startsWith("~") || names.chars().anyMatch(c -> ".?*[".indexOf(c) >= 0);
    }

    private static Predicate<String> names(String pattern) throws PatternException {
        try {
            boolean regex = pattern.startsWith("~");
            Pattern compiled = Pattern.compile(regex ? pattern.substring(1) : Wildcard.regex(pattern));
            return regex ? name -> compiled.matcher(name).lookingAt() : compiled.asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new PatternException(
                    pattern, "The pattern \"" + pattern + "\" is malformed: " + e.getDescription() + ".");
        }
    }

    private static List<String> slice(String part, List<String> found, Matcher subscript) throws PatternException {
        try {
            if (subscript.group(2) != null) {
                int index = Integer.parseInt(subscript.group(2));
                return List.of(found.get(index < 0 ? found.size() + index : index));
            }
            int start = Objects.checkIndex(Integer.parseInt(subscript.group(3)), found.size());
            int end = subscript.group(4).isEmpty() ? found.size() : Integer.parseInt(subscript.group(4)) + 1;
            return found.subList(start, Math.clamp(end, start, found.size()));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            String detail =
                    "The pattern \"" + part + "\" asks for more than the " + found.size() + " hosts that there are.";
            throw new PatternException(part, detail);
        }
    }

    private PatternException unknown(String part, String names) {
        List<String> known = Stream.concat(
                        inventory.groups().keySet().stream(),
                        inventory.hosts().stream().map(AnsibleHost::name))
                .toList();
        String detail = "No host or group of the inventory matches \"" + part + "\"." + DidYouMean.hint(names, known);
        return new PatternException(part, detail);
    }
}
