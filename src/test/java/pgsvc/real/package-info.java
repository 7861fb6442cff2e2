/// Rendered files in a real HAProxy, which must take them and listen.
@NullMarked
package pgsvc.real;

import org.jspecify.annotations.NullMarked;
