/// What an agent tells while it goes on.
@NullMarked
package pgsvc.cli.view.agent;

import org.jspecify.annotations.NullMarked;
