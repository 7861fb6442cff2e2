/// From documents, in YAML or as a program lists them, to groups and hosts with their variables.
@NullMarked
package pgsvc.inventory.ansible.document;

import org.jspecify.annotations.NullMarked;
