/// The command that runs on a node beside its HAProxy.
@NullMarked
package pgsvc.cli.agent;

import org.jspecify.annotations.NullMarked;
