/// Files on this machine: trees of them, some for their owner alone, some that are read again when they change, and
/// those of the program itself.
@NullMarked
package pgsvc.files;

import org.jspecify.annotations.NullMarked;
