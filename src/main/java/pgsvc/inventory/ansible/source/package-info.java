/// Where an inventory comes from: a file, a folder, a program, standard input.
@NullMarked
package pgsvc.inventory.ansible.source;

import org.jspecify.annotations.NullMarked;
