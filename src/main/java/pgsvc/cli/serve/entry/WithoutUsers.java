package pgsvc.cli.serve.entry;

import java.util.Optional;
import pgsvc.access.Role;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// Whoever is on this machine may read.
public final class WithoutUsers implements Entry {
    @Override
    public Optional<Caller> caller(Request request) {
        return Optional.of(
                new Caller(Optional.empty(), Role.VIEWER, request.from().getHostAddress(), Optional.empty(), false));
    }

    @Override
    public boolean stays(Request request) {
        return true;
    }

    @Override
    public Optional<Answer> own(Request request) {
        return request.isForReading()
                ? Optional.empty()
                : Optional.of(Answer.refusal(405, "this server is for reading: it knows no users")
                        .with("Allow", "GET, HEAD"));
    }

    @Override
    public Answer toStranger(Request request) {
        return Answer.refusal(401, "there are no users here");
    }
}
