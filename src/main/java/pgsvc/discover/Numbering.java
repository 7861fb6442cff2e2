package pgsvc.discover;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.topology.LiveMember;

/// Which `pg_seq` each member gets: the number in its name where all are called `<scope>-<number>`, else its place.
///
/// @param fromNames whether the numbers are those of the names
record Numbering(boolean fromNames, Map<LiveMember, Integer> numbers) {

    static Numbering of(String scope, List<LiveMember> members) {
        Pattern form = Pattern.compile(Pattern.quote(scope) + "-([0-9]{1,6})");
        Map<LiveMember, Integer> numbers = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (LiveMember member : members) {
            Matcher name = form.matcher(member.name());
            if (!name.matches() || !taken.add(Integer.parseInt(name.group(1)))) {
                return byPlace(members);
            }
            numbers.put(member, Integer.parseInt(name.group(1)));
        }
        return new Numbering(true, numbers);
    }

    private static Numbering byPlace(List<LiveMember> members) {
        Map<LiveMember, Integer> numbers = new LinkedHashMap<>();
        members.forEach(member -> numbers.put(member, numbers.size() + 1));
        return new Numbering(false, numbers);
    }
}
