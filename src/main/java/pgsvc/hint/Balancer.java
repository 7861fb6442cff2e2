package pgsvc.hint;

import java.io.IOException;
import java.util.List;

/// The port to the load balancer that is told.
public interface Balancer {

    /// Gives commands at once or not at all, all in one line.
    ///
    /// @return what it objects to; empty when nothing
    /// @throws IOException when it does not take them now
    String tell(List<String> commands) throws IOException;
}
