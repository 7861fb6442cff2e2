/// TLS from files in PEM, which the JDK reads in part only.
@NullMarked
package pgsvc.topology.rest.tls;

import org.jspecify.annotations.NullMarked;
