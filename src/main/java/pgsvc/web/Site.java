package pgsvc.web;

/// What a server has for its clients. It is called by several threads.
public interface Site {
    /// The reply to a request, whatever it asks.
    Reply reply(Request request);
}
