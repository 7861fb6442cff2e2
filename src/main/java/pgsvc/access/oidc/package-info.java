/// Log-in by OpenID Connect: the way to a provider and back, and what it says of whoever comes.
@NullMarked
package pgsvc.access.oidc;

import org.jspecify.annotations.NullMarked;
