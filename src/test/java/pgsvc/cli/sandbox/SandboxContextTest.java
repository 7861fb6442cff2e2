package pgsvc.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.cli.command.CommandException;
import pgsvc.load.ServicePort;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;

class SandboxContextTest {
    private static final Layout LAYOUT = Layout.of(new Shape(1, 2, 1, false, false, false, "127.0.1.11"));
    private static final Node FIRST = LAYOUT.instances().getFirst();
    private static final Node SECOND = LAYOUT.instances().getLast();
    private static final ServicePort PRIMARY = new ServicePort("pg-test-primary", "127.0.1.11", 5433);
    private static final ServicePort PRIMARY_AT_SECOND = new ServicePort("pg-test-primary", "127.0.1.12", 5433);
    private static final ServicePort REPLICA = new ServicePort("pg-test-replica", "127.0.1.11", 5434);
    private static final List<Services.Served> SERVED = List.of(
            new Services.Served(FIRST, "pg-test", PRIMARY),
            new Services.Served(FIRST, "pg-test", REPLICA),
            new Services.Served(SECOND, "pg-test", PRIMARY_AT_SECOND));

    @Test
    void theUsualFolderIsThatOfTheUsersStateAndRootsIsOneThatOthersMayEnter() {
        assertThat(SandboxContext.usual("root", Map.of("HOME", "/root", "XDG_STATE_HOME", "/root/state")))
                .isEqualTo(Path.of("/var/lib/pgsvc/sandbox"));
        assertThat(SandboxContext.usual("ada", Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "/state")))
                .isEqualTo(Path.of("/state/pgsvc/sandbox"));
        assertThat(SandboxContext.usual("ada", Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "")))
                .isEqualTo(Path.of("/home/ada/.local/state/pgsvc/sandbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg-test-2", "127.0.1.12", "2"})
    void aNodeIsNamedByNameAddressOrNumber(String word) throws Exception {
        assertThat(SandboxContext.node(word, LAYOUT)).isEqualTo(SECOND);
        assertThat(SandboxContext.instance(word, LAYOUT)).isEqualTo(SECOND);
    }

    @Test
    void aNodeThatIsNotThereIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> SandboxContext.node("3", LAYOUT))
                .isInstanceOf(CommandException.class)
                .hasMessage("the sandbox has no node \"3\". Nodes: pg-test-1, pg-test-2, pg-proxy-1.");
    }

    @Test
    void aProxyIsANodeButNoInstance() throws Exception {
        assertThat(SandboxContext.node("pg-proxy-1", LAYOUT))
                .isEqualTo(LAYOUT.proxies().getFirst());
        assertThatThrownBy(() -> SandboxContext.instance("pg-proxy-1", LAYOUT))
                .hasMessage("pg-proxy-1 is a proxy and has no PostgreSQL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"primary", "pg-test-primary"})
    void aServiceIsNamedWithOrWithoutItsCluster(String word) throws Exception {
        assertThat(port(word, Optional.empty())).isEqualTo(PRIMARY);
        assertThat(port(word, Optional.of("2"))).isEqualTo(PRIMARY_AT_SECOND);
    }

    @Test
    void aServiceThatIsNotThereIsAskedFor() {
        assertThatThrownBy(() -> port("pg-test-replika", Optional.empty()))
                .hasMessage("the sandbox has no service \"pg-test-replika\". Did you mean \"pg-test-replica\"?"
                        + " Services: pg-test-primary, pg-test-replica.");
    }

    @Test
    void aNodeThatDoesNotServeItIsToldWithOneThatDoes() {
        assertThatThrownBy(() -> port("replica", Optional.of("pg-test-2")))
                .hasMessage("pg-test-2 does not serve replica; pg-test-1 does.");
    }

    private static ServicePort port(String word, Optional<String> node) throws CommandException {
        return SandboxContext.port(word, node, SERVED, LAYOUT);
    }
}
