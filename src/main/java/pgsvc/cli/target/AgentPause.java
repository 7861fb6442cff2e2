package pgsvc.cli.target;

import pgsvc.apply.Author;
import pgsvc.apply.Pause;
import pgsvc.cli.nodes.Workplace;
import pgsvc.target.TargetException;

/// That the agents of nodes apply nothing, or apply again.
///
/// @param begins whether a pause begins or ends
/// @param author who wants it, and why
public record AgentPause(boolean begins, Author author) {
    /// Does it on a node.
    ///
    /// @return what was done, in words
    public String on(Workplace place) throws TargetException {
        Pause pause = new Pause(place.target(), place.site());
        if (!begins) {
            return pause.end() ? "resumed" : "was not paused";
        }
        String by = author.who() + ", " + author.when();
        pause.begin(author.why().isEmpty() ? by : author.why() + " (" + by + ")");
        return "paused: " + pause.reason().orElseThrow();
    }
}
