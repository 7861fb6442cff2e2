/// Tells a load balancer at once when a member of a cluster becomes, or stops being, what a check asks for. Health
/// checks stay the authority: nothing but `set server … health up|down` is ever sent, which they correct.
@NullMarked
package pgsvc.hint;

import org.jspecify.annotations.NullMarked;
