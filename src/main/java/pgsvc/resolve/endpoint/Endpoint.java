package pgsvc.resolve.endpoint;

import pgsvc.diagnostic.SourceRange;

/// Something that listens on a node.
///
/// @param owner what it is, for messages: `the service pg-test-primary`
/// @param inScope whether the user works on it; two neighbours that meet are no concern of the work
/// @param declared where its port is written
/// @param placed where it is put on this node, which tells apart two that share one declaration
record Endpoint(BindAddress bind, String owner, Kind kind, boolean inScope, SourceRange declared, SourceRange placed) {

    /// Who listens.
    enum Kind {
        /// A section of HAProxy for a service.
        SERVICE,
        /// HAProxy's own page.
        STATISTICS,
        /// Another program.
        PROGRAM
    }

    boolean isHaproxy() {
        return kind != Kind.PROGRAM;
    }

    /// Whether nobody wrote it: one of the built-in default services.
    boolean isBuiltIn() {
        return declared.isBuiltIn();
    }

    /// The place to tell the user when this one meets another.
    SourceRange whereBeside(Endpoint other) {
        return isBuiltIn() || declared.equals(other.declared) ? placed : declared;
    }
}
