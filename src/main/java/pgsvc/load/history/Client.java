package pgsvc.load.history;

/// One series of attempts through one service port.
///
/// @param service the port's name, such as `pg-test-primary`
public record Client(Action action, String service) {}
