/// Trees of files on this machine.
@NullMarked
package pgsvc.files;

import org.jspecify.annotations.NullMarked;
