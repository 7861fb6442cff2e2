package pgsvc.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void theyTellNothing() {
        assertThat(new Secrets("a1", "b2", "c3")).hasToString("Secrets[]");
        assertThat(new SandboxFolder.Kept(Shape.usual(), new Secrets("a1", "b2", "c3")).toString())
                .endsWith("secrets=Secrets[]]");
    }

    @Test
    void eachIsMadeAnew() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Secrets secrets = Secrets.random();
            seen.addAll(List.of(secrets.superuser(), secrets.replication(), secrets.rest()));
        }

        assertThat(seen).hasSize(300).allMatch(secret -> secret.matches("[0-9a-f]{32}"));
    }
}
