package pgsvc.cli.serve;

import java.util.Optional;
import pgsvc.cli.serve.action.Desk;
import pgsvc.cli.serve.action.Inquiries;
import pgsvc.cli.serve.entry.Caller;
import pgsvc.cli.serve.entry.Entry;
import pgsvc.cli.serve.entry.Scraper;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.serve.SessionJson;
import pgsvc.web.Answer;
import pgsvc.web.Reply;
import pgsvc.web.Request;
import pgsvc.web.Site;

/// Leads each request to what answers it, by who asks.
///
/// @param scraper who may have metrics without a log-in
record Front(Board board, Documents documents, Inquiries inquiries, Entry entry, Scraper scraper, Desk desk)
        implements Site {
    private static final String METRICS = "/metrics";

    @Override
    public Reply reply(Request request) {
        Optional<Answer> open = entry.own(request);
        if (open.isEmpty() && request.isForReading()) {
            open = request.path().equals(METRICS) ? metrics(request) : documents.open(request.path());
        }
        return open.isPresent() ? open.get() : known(request);
    }

    private Optional<Answer> metrics(Request request) {
        return scraper.refusal(request).or(() -> documents.at(METRICS));
    }

    private Reply known(Request request) {
        Optional<Caller> caller = entry.caller(request);
        if (caller.isEmpty()) {
            return entry.toStranger(request);
        }
        return request.isForReading() ? read(request, caller.get()) : desk.answer(request, caller.get());
    }

    private Reply read(Request request, Caller caller) {
        return switch (request.path()) {
            case Documents.API + "stream" -> new Reply.Stream(board.feed(), () -> entry.stays(request));
            case Documents.API + "events" -> events(request.parameter("since").orElse("0"));
            case Documents.API + "session" -> Answer.json(Printed.text(session(caller)::print));
            default ->
                documents
                        .at(request.path())
                        .or(() -> inquiries.at(request.path()))
                        .orElseGet(() -> Answer.refusal(404, "there is no such page"));
        };
    }

    private Answer events(String since) {
        return since.matches("[0-9]{1,15}")
                ? Answer.json(board.since(Long.parseLong(since)))
                : Answer.refusal(400, "since takes the number of an event");
    }

    private static SessionJson session(Caller caller) {
        return new SessionJson(caller.user(), caller.role(), caller.token(), Desk.openTo(caller), caller.logsOut());
    }
}
