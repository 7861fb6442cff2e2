/// What a HAProxy that is reloaded reads of its servers' states.
@NullMarked
package pgsvc.haproxy.runtime.states;

import org.jspecify.annotations.NullMarked;
