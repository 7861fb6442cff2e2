/// This machine as a target, without a shell between: files, processes, and a lock that shells understand.
@NullMarked
package pgsvc.target.local;

import org.jspecify.annotations.NullMarked;
