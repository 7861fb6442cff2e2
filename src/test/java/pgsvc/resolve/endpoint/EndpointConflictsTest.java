package pgsvc.resolve.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.haproxy.Haproxy;
import pgsvc.resolve.endpoint.Endpoint.Kind;

class EndpointConflictsTest {

    @Test
    void differentPortsAreNoConflict() {
        assertThat(found(service("a-primary", "*", 5433, 10), service("a-replica", "*", 5434, 11)))
                .isEmpty();
    }

    @Test
    void twoServicesOnOnePortAreToldAtTheLaterOne() {
        assertThat(found(service("a-primary", "*", 5433, 10), service("a-extra", "*", 5433, 11)))
                .containsExactly(
                        "pg.yml:11:1 endpoint-conflict The service a-extra listens on *:5433, where the service a-primary"
                                + " listens too (pg.yml:10:1). HAProxy says nothing and splits the connections between"
                                + " the two. Take another port, such as 5434.");
    }

    @Test
    void theNextFreePortIsProposed() {
        assertThat(found(
                        service("a", "*", 5433, 10),
                        service("b", "*", 5434, 11),
                        service("c", "*", 5433, 12),
                        program(5435)))
                .singleElement()
                .asString()
                .endsWith("Take another port, such as 5436.");
    }

    @Test
    void noPortIsProposedPastTheLastOne() {
        assertThat(found(service("a", "*", 65535, 10), service("b", "*", 65535, 11)))
                .singleElement()
                .asString()
                .endsWith("Take another port.");
    }

    @Test
    void allAddressesMeetASingleOne() {
        assertThat(found(service("a", "*", 5433, 10), service("b", "10.0.0.1", 5433, 11)))
                .containsExactly(
                        "pg.yml:11:1 endpoint-conflict The service b listens on 10.0.0.1:5433, where the service a"
                                + " listens too (pg.yml:10:1). HAProxy says nothing, and which of the two a client reaches"
                                + " depends on the address it used. Take another port, such as 5434.");
    }

    @Test
    void twoSingleAddressesDoNotMeet() {
        assertThat(found(service("a", "10.0.0.1", 5433, 10), service("b", "10.0.0.2", 5433, 11)))
                .isEmpty();
    }

    @Test
    void aServiceOnThePortOfAnotherProgramIsToldWithoutTheNode() {
        assertThat(found(program(5432), service("a", "*", 5432, 10)))
                .containsExactly(
                        "pg.yml:10:1 endpoint-taken The service a listens on *:5432, where PostgreSQL (pg_port)"
                                + " listens too. HAProxy cannot start, or the other program cannot. Take another port, such as"
                                + " 5433.");
    }

    @Test
    void twoProgramsAreNoConcernOfServices() {
        assertThat(found(program(5432), program(5432))).isEmpty();
    }

    @Test
    void twoNeighboursAreNoConcernOfTheWork() {
        assertThat(found(neighbour("n", 5433, 10), neighbour("m", 5433, 11))).isEmpty();
    }

    @Test
    void aNeighbourIsNeverToBlame() {
        assertThat(found(service("a", "*", 5433, 10), neighbour("n", 5433, 5)))
                .singleElement()
                .asString()
                .startsWith(
                        "pg.yml:10:1 endpoint-conflict The service a listens on *:5433, where the service n listens too"
                                + " (pg.yml:5:1).");
    }

    @Test
    void aBuiltInServiceIsNotToBlameWhereAWrittenOneMeetsIt() {
        assertThat(found(service("a-extra", "*", 5433, 10), builtIn("b-primary", 3)))
                .singleElement()
                .asString()
                .startsWith("pg.yml:10:1 endpoint-conflict The service a-extra listens on *:5433, where the service"
                        + " b-primary listens too (pg.yml:3:1).");
    }

    @Test
    void twoBuiltInServicesAreToldWhereTheirClustersArePlaced() {
        assertThat(found(builtIn("a-primary", 3), builtIn("b-primary", 7)))
                .singleElement()
                .asString()
                .startsWith("pg.yml:7:1 endpoint-conflict The service b-primary listens on *:5433, where the service"
                        + " a-primary listens too (pg.yml:3:1).");
    }

    @Test
    void twoClustersThatShareOneDeclarationAreToldWhereTheyArePlaced() {
        SourceRange shared = at(50);
        Endpoint a = new Endpoint(new BindAddress("*", 6001), "the service a-x", Kind.SERVICE, true, shared, at(3));
        Endpoint b = new Endpoint(new BindAddress("*", 6001), "the service b-x", Kind.SERVICE, true, shared, at(7));
        assertThat(found(a, b))
                .singleElement()
                .asString()
                .startsWith(
                        "pg.yml:7:1 endpoint-conflict The service b-x listens on *:6001, where the service a-x listens"
                                + " too (pg.yml:3:1).");
    }

    @Test
    void atMostThreeOthersAreToldForEachOfAThousandOnOnePort() {
        List<Endpoint> thousand = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            thousand.add(service("s" + i, "*", 5433, i + 1));
        }
        assertThat(found(thousand.toArray(Endpoint[]::new))).hasSize(1 + 2 + 997 * 3);
    }

    @Tag("haproxy")
    @Test
    void haproxyTakesWhatTheseRulesRefuse() {
        String defaults = "defaults\n timeout client 1s\n timeout server 1s\n timeout connect 1s\n";
        String section = "listen %s\n bind %s:5433\n server s 127.0.0.1:5432\n";
        Haproxy haproxy = Haproxy.installed();
        assertThat(haproxy.refusal(defaults + section.formatted("a", "*") + section.formatted("b", "*")))
                .isEmpty();
        assertThat(haproxy.refusal(defaults + section.formatted("a", "*") + section.formatted("b", "127.0.0.1")))
                .isEmpty();
    }

    private static List<String> found(Endpoint... endpoints) {
        Diagnostics into = new Diagnostics();
        new EndpointConflicts(into).find(List.of(endpoints));
        return into.sorted().stream().map(EndpointConflictsTest::line).toList();
    }

    private static String line(Diagnostic d) {
        return d.where() + " " + d.rule().id() + " " + d.detail() + " " + d.mend();
    }

    private static Endpoint service(String name, String address, int port, int line) {
        return new Endpoint(new BindAddress(address, port), "the service " + name, Kind.SERVICE, true, at(line), at(1));
    }

    private static Endpoint neighbour(String name, int port, int line) {
        return new Endpoint(new BindAddress("*", port), "the service " + name, Kind.SERVICE, false, at(line), at(1));
    }

    private static Endpoint builtIn(String name, int placed) {
        SourceRange declared = SourceRange.at("<defaults>", 1, 1);
        return new Endpoint(
                new BindAddress("*", 5433), "the service " + name, Kind.SERVICE, true, declared, at(placed));
    }

    private static Endpoint program(int port) {
        return new Endpoint(BindAddress.everywhere(port), "PostgreSQL (pg_port)", Kind.PROGRAM, true, at(2), at(2));
    }

    private static SourceRange at(int line) {
        return SourceRange.at("pg.yml", line, 1);
    }
}
