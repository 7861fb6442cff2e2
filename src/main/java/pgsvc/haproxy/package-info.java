/// HAProxy's languages: what may stand in a configuration line, and what it means. Facts are those of HAProxy's
/// configuration manual, checked against the program. Imports nothing.
@NullMarked
package pgsvc.haproxy;

import org.jspecify.annotations.NullMarked;
