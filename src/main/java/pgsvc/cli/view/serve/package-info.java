/// What `pgsvc serve` says and is told beside the views that others share.
@NullMarked
package pgsvc.cli.view.serve;

import org.jspecify.annotations.NullMarked;
