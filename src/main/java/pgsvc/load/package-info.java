/// A writer and readers that go through service ports of a live cluster, each attempt with a connection of its
/// own. May import `load.history`.
@NullMarked
package pgsvc.load;

import org.jspecify.annotations.NullMarked;
