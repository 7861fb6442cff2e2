/// HAProxy's configuration files, read as sections of lines.
@NullMarked
package pgsvc.haproxy.file;

import org.jspecify.annotations.NullMarked;
