package pgsvc.switchover.course;

import java.time.Duration;

/// Hears what happens in a switchover. Called by several threads; times are since Patroni was asked.
public interface CourseListener {

    /// Patroni is asked now.
    void asked();

    /// The former leader leads no more.
    void oldGone(Duration after);

    /// The next one does, and takes writes.
    void newLeads(Duration after);

    /// A load balancer sends those to it that go to the leader.
    void serves(String node, Duration after);

    /// Something a person should know of a load balancer.
    ///
    /// @param what the rest of a sentence that begins with the node
    void remark(String node, String what);
}
