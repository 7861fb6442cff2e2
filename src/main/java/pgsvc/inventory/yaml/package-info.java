/// Stage ①, the text: YAML and JSON documents as values with their places, alone in knowing the YAML library.
/// May import `diagnostic`.
@NullMarked
package pgsvc.inventory.yaml;

import org.jspecify.annotations.NullMarked;
