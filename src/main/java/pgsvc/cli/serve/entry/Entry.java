package pgsvc.cli.serve.entry;

import java.util.Optional;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// How those who come are known.
public sealed interface Entry permits WithoutUsers, ByPassword, ByProvider, ByProxy {
    /// Who asks; nothing when nobody known does. It counts as use.
    Optional<Caller> caller(Request request);

    /// The same for what goes on by itself: it is no use.
    boolean stays(Request request);

    /// Its own answer, to whoever comes: the log-in.
    Optional<Answer> own(Request request);

    /// What somebody gets who is not known.
    Answer toStranger(Request request);
}
