/// The tables that HAProxy answers with.
@NullMarked
package pgsvc.haproxy.runtime.table;

import org.jspecify.annotations.NullMarked;
