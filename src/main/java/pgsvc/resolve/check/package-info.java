/// What a health check asks of Patroni, and which members answer 200 to it. Imports nothing.
@NullMarked
package pgsvc.resolve.check;

import org.jspecify.annotations.NullMarked;
