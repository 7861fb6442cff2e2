/// A planned switchover as text: what it will be, its progress, and what it was.
@NullMarked
package pgsvc.cli.view.switchover;

import org.jspecify.annotations.NullMarked;
