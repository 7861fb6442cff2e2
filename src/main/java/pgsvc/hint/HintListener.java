package pgsvc.hint;

import java.time.Duration;
import java.util.List;

/// Hears what was said to a load balancer.
public interface HintListener {

    /// It was told.
    ///
    /// @param hints about one member
    /// @param after since the member was seen to have changed
    void hinted(List<Hint> hints, Duration after);

    /// It was told, and objects.
    ///
    /// @param objection in its words
    void objected(List<Hint> hints, String objection);

    /// It is left to the checks, since it was said too often of late, or could not be proven.
    ///
    /// @param why the end of a sentence
    void left(List<Hint> hints, String why);
}
