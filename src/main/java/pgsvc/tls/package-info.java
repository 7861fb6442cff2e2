/// Certificates, keys and TLS from files in PEM, which the JDK reads in part only.
@NullMarked
package pgsvc.tls;

import org.jspecify.annotations.NullMarked;
