/// Connection strings of services, made from the inventory alone.
@NullMarked
package pgsvc.dsn;

import org.jspecify.annotations.NullMarked;
