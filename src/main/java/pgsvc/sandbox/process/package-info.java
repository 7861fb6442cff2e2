/// Processes of a sandbox: who they run as, how they are started and found again. A process is known by its
/// environment, so that nothing that was started is ever lost, whoever ended by force meanwhile.
@NullMarked
package pgsvc.sandbox.process;

import org.jspecify.annotations.NullMarked;
