package pgsvc.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
    /// PBKDF2 with HMAC-SHA256 of "passwd" and "salt", once: RFC 7914, section 11, the first 32 bytes.
    private static final String KNOWN = "pbkdf2-sha256$1$c2FsdA==$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw=";

    @TempDir
    Path folder;

    private static User user(String name, Role role, String password) {
        return new User(name, role, Optional.of(PasswordHash.of(password)));
    }

    @Test
    void aHashIsTheOneOfTheStandard() {
        PasswordHash known = PasswordHash.parse(KNOWN).orElseThrow();

        assertThat(known.matches("passwd")).isTrue();
        assertThat(known.matches("passwd2")).isFalse();
        assertThat(known.text()).isEqualTo(KNOWN);
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        PasswordHash one = PasswordHash.of("correct horse");

        assertThat(one.hash()).isNotEqualTo(PasswordHash.of("correct horse").hash());
        assertThat(one.iterations()).isGreaterThanOrEqualTo(600_000);
        assertThat(one.matches("correct horse")).isTrue();
        assertThat(one.text()).doesNotContain("horse");
    }

    @Test
    void onlyNameAndPasswordTogetherLetIn() {
        Users users = new Users(List.of(
                user("alice", Role.ADMIN, "correct horse"), new User("proxied", Role.VIEWER, Optional.empty())));

        assertThat(users.authenticate("alice", "correct horse").map(User::role)).contains(Role.ADMIN);
        assertThat(users.authenticate("alice", "battery staple")).isEmpty();
        assertThat(users.authenticate("bob", "correct horse")).isEmpty();
        assertThat(users.authenticate("proxied", "")).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAndIsForItsOwnerAlone() throws IOException {
        UsersFile file = new UsersFile(folder.resolve("users"));
        Users users = new Users(
                List.of(user("alice", Role.ADMIN, "correct horse"), new User("bob", Role.VIEWER, Optional.empty())));

        file.write(users);

        assertThat(file.read()).isEqualTo(users);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file.path());
        }
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        UsersFile file = new UsersFile(folder.resolve("users"));
        file.write(new Users(List.of()));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(file::read)
                .hasMessage("The users in " + file.path()
                        + " cannot be read: others than its owner may use it: chmod 600 " + file.path() + ".");
    }

    @Test
    void aWrongLineIsNamed() {
        assertThatThrownBy(() -> Users.parse("# head\n\nalice boss -\n"))
                .hasMessage("line 3: it is not a name, a role (viewer, operator or admin) and a password hash");
        assertThatThrownBy(() -> Users.parse("alice admin -\nalice admin -\n"))
                .hasMessage("line 2: alice is there twice");
        assertThatThrownBy(() -> Users.parse("alice admin secret\n"))
                .hasMessage("line 1: its password hash is none; set it anew with pgsvc user password alice");
    }

    @Test
    void aChangeIsSeenAndABrokenFileLeavesTheFormerUsers() throws IOException {
        UsersFile file = new UsersFile(folder.resolve("users"));
        file.write(new Users(List.of(new User("alice", Role.ADMIN, Optional.empty()))));
        List<String> told = new ArrayList<>();
        WatchedUsers watched = new WatchedUsers(file, told::add);

        file.write(new Users(List.of(new User("bob", Role.ADMIN, Optional.empty()))));
        assertThat(watched.now().named("bob")).isPresent();
        assertThat(watched.now().named("alice")).isEmpty();
        assertThat(told).isEmpty();

        Files.writeString(file.path(), "nonsense of another size\n");
        assertThat(watched.now().named("bob")).isPresent();
        assertThat(watched.now().named("bob")).isPresent();
        assertThat(told).hasSize(1).first().asString().contains("line 1: ", "The former users hold.");
    }

    @Test
    void aRoleCoversThoseBeforeIt() {
        assertThat(Role.ADMIN.covers(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.covers(Role.OPERATOR)).isTrue();
        assertThat(Role.VIEWER.covers(Role.OPERATOR)).isFalse();
    }
}
