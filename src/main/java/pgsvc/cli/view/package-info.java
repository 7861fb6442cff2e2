/// How results are told: text and JSON. Alone in knowing the shapes of JSON that users read.
@NullMarked
package pgsvc.cli.view;

import org.jspecify.annotations.NullMarked;
