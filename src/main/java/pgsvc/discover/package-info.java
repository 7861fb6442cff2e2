/// A live cluster beside an inventory: what differs, and an inventory made from it. May import `topology`, `model`.
@NullMarked
package pgsvc.discover;

import org.jspecify.annotations.NullMarked;
