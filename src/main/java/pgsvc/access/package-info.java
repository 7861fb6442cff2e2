/// Users with their roles and passwords, who is logged in, and how often somebody may try.
@NullMarked
package pgsvc.access;

import org.jspecify.annotations.NullMarked;
