/// What a simulation shows, in words: services without a server, services served by another kind of member than
/// meant, and what was taken for granted. May import `whatif`, `resolve`, `model`, `diagnostic`.
@NullMarked
package pgsvc.whatif.finding;

import org.jspecify.annotations.NullMarked;
