/// What a sandbox consists of: how many nodes, which addresses, which folder. No I/O but the folder's own.
@NullMarked
package pgsvc.sandbox.layout;

import org.jspecify.annotations.NullMarked;
