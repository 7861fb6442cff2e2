package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandsTest {
    @TempDir
    Path folder;

    private Cli user(String stdin, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "user";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--users";
        all[all.length - 1] = folder.resolve("users").toString();
        return Cli.run(stdin, Map.of(), all);
    }

    @Test
    void usersComeAndGo() throws IOException {
        assertThat(user("correct horse\n", "add", "alice", "--role", "admin"))
                .isEqualTo(new Cli(0, "", "alice is added as admin.\n"));
        assertThat(user("", "add", "bob", "--no-password")).isEqualTo(new Cli(0, "", "bob is added as viewer.\n"));
        String before = Files.readString(folder.resolve("users"));
        assertThat(user("battery staple\n", "password", "alice"))
                .isEqualTo(new Cli(0, "", "alice has another password.\n"));

        assertThat(Files.readString(folder.resolve("users")))
                .isNotEqualTo(before)
                .doesNotContain("horse", "staple");
        assertThat(user("", "list")).isEqualTo(new Cli(0, """
                USER   ROLE    PASSWORD
                alice  admin   set
                bob    viewer  none
                """, ""));

        assertThat(user("", "remove", "alice")).isEqualTo(new Cli(0, "", "alice is removed.\n"));
        assertThat(user("", "list").out()).doesNotContain("alice");
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        user("correct horse\n", "add", "alice");

        assertThat(user("", "add", "alice", "--no-password").err()).startsWith("pgsvc: There is a user alice already.");
        assertThat(user("short\n", "password", "alice").err())
                .isEqualTo("pgsvc: A password has 10 letters or more, and 1000 at most. Nothing was changed.\n");
        assertThat(user("", "remove", "bob").err()).startsWith("pgsvc: There is no user bob in ");
        assertThat(user("", "add", "al:ice", "--no-password").err())
                .startsWith("pgsvc: \"al:ice\" is no name of a user");
        assertThat(user("", "add", "carl", "--role", "boss").err()).contains("\"boss\" is no role.");
    }
}
