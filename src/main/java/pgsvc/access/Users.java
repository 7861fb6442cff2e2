package pgsvc.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All users, in the order of their file.
public record Users(List<User> all) {
    private static final String HEAD =
            "# Users of pgsvc serve: name, role, password hash. Change it with pgsvc user.\n";
    /// Fits no password; whoever is not there is compared with it, so that time does not tell who is.
    private static final PasswordHash NOBODY =
            new PasswordHash(PasswordHash.ITERATIONS, "AAAAAAAAAAAAAAAAAAAAAA==", "AAAA");

    public Users {
        all = List.copyOf(all);
    }

    /// Reads a file's text: a line a user; empty lines and those that begin with `#` mean nothing.
    ///
    /// @throws AccessException when a line is none, with its number
    public static Users parse(String text) throws AccessException {
        List<User> users = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                users.add(user(line, i + 1, users));
            }
        }
        return new Users(users);
    }

    private static User user(String line, int number, List<User> before) throws AccessException {
        String[] words = line.split("\\s+");
        Optional<Role> role = words.length == 3 ? Role.of(words[1]) : Optional.empty();
        if (role.isEmpty() || !User.isName(words[0])) {
            throw wrong(number, "it is not a name, a role (viewer, operator or admin) and a password hash");
        }
        if (before.stream().anyMatch(user -> user.name().equals(words[0]))) {
            throw wrong(number, words[0] + " is there twice");
        }
        Optional<PasswordHash> password = PasswordHash.parse(words[2]);
        if (password.isEmpty() && !words[2].equals("-")) {
            throw wrong(number, "its password hash is none; set it anew with pgsvc user password " + words[0]);
        }
        return new User(words[0], role.get(), password);
    }

    private static AccessException wrong(int line, String what) {
        return new AccessException("line " + line + ": " + what);
    }

    /// As [#parse] reads it.
    public String text() {
        return all.stream().map(user -> user.line() + "\n").collect(Collectors.joining("", HEAD, ""));
    }

    /// That of a name.
    public Optional<User> named(String name) {
        return all.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /// With this one, in the place of one of the same name, else at the end.
    public Users with(User user) {
        return named(user.name()).isPresent()
                ? new Users(all.stream()
                        .map(one -> one.name().equals(user.name()) ? user : one)
                        .toList())
                : new Users(Stream.concat(all.stream(), Stream.of(user)).toList());
    }

    /// Without that one.
    public Users without(String name) {
        return new Users(all.stream().filter(user -> !user.name().equals(name)).toList());
    }

    /// The user whose name and password these are. One who is not there takes as long as a wrong password.
    public Optional<User> authenticate(String name, String password) {
        Optional<User> user = named(name);
        boolean fits = user.flatMap(User::password).orElse(NOBODY).matches(password);
        return fits ? user : Optional.empty();
    }
}
