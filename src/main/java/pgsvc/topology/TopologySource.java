package pgsvc.topology;

/// The port to what one member knows. By one thread at a time; [#close] by any, and ends what waits. Each answer comes
/// within a limit of time, whatever the member does.
public interface TopologySource extends AutoCloseable {

    /// What it says of itself.
    Answer<MemberStatus> status();

    /// The status of a check path such as `/replica?lag=16MB`: 200 when it is what that asks for.
    Answer<Integer> check(String path);

    /// The cluster as it sees it.
    Answer<LiveCluster> cluster();

    @Override
    void close();

    /// Opens the source at an address.
    interface Opener {
        /// Connects to nothing yet.
        TopologySource open(ApiAddress address);
    }
}
