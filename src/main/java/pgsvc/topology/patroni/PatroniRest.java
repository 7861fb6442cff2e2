package pgsvc.topology.patroni;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.Silence;
import pgsvc.topology.TopologySource;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Reply;
import pgsvc.topology.rest.Request;
import pgsvc.topology.rest.RestApi;

/// The REST API of one Patroni (Patroni's documentation, "Patroni REST API"), whatever store stands behind it.
public final class PatroniRest implements TopologySource {
    /// Patroni answers a switchover when it is done.
    private static final Duration SWITCHOVER_PATIENCE = Duration.ofSeconds(60);

    private final RestApi api;
    private final Access access;

    /// Connects to nothing yet.
    public PatroniRest(ApiAddress base, Access access) {
        this.api = new RestApi(base, access);
        this.access = access;
    }

    /// Asked is `/primary`: its status and its body together are what `/primary` and `/patroni` say, in one question.
    @Override
    public Answer<MemberStatus> status() {
        return ask("/primary", reply -> switch (reply.status()) {
            case 200, 503 -> new Answer.Given<>(StatusJson.parse(reply.status() == 200, reply.body()));
            default -> new Answer.None<>(Silences.status(reply.status()));
        });
    }

    @Override
    public Answer<LiveCluster> cluster() {
        return ask(
                "/cluster",
                reply -> reply.status() == 200
                        ? new Answer.Given<>(ClusterJson.parse(reply.body()))
                        : new Answer.None<>(Silences.status(reply.status())));
    }

    /// Asked with OPTIONS, as HAProxy does, which costs Patroni least.
    @Override
    public Answer<Integer> check(String path) {
        try {
            return new Answer.Given<>(api.send(Request.options(path)).status());
        } catch (IOException e) {
            return new Answer.None<>(Silences.of(e));
        }
    }

    /// Makes an answer of what was replied.
    private interface Reading<T> {
        Answer<T> read(Reply reply) throws IOException;
    }

    private <T> Answer<T> ask(String path, Reading<T> reading) {
        Reply reply;
        try {
            reply = api.send(Request.get(path));
        } catch (IOException e) {
            return new Answer.None<>(Silences.of(e));
        }
        try {
            return reading.read(reply);
        } catch (IOException _) {
            // The parser's words quote what came.
            return new Answer.None<>(
                    new Silence(Silence.Kind.NOT_PATRONI, "does not answer GET " + path + " as Patroni does"));
        }
    }

    /// Makes another member the leader (`POST /switchover`), and returns when Patroni says that it is.
    ///
    /// @param candidate who; Patroni chooses when absent
    /// @return Patroni's own words
    /// @throws RefusalException when Patroni refuses, with its words
    /// @throws IOException when it does not answer
    public String switchover(String leader, Optional<String> candidate) throws IOException {
        Request request = Request.post("/switchover", SwitchoverJson.of(leader, candidate));
        Reply answer = api.send(request, access.limits().within(SWITCHOVER_PATIENCE));
        if (answer.status() / 100 != 2) {
            throw new RefusalException(answer);
        }
        return answer.body().strip();
    }

    @Override
    public void close() {
        api.close();
    }
}
