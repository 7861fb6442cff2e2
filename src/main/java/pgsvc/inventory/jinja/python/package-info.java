/// Stage ①, templates: values as Python has them, since Ansible's templates are Python underneath. Imports
/// nothing.
///
/// A value is `null`, a [Boolean], a [Long] or (beyond 64 bits) a [java.math.BigInteger], a [Double], a [String],
/// a [java.util.List], a [Tuple], a [java.util.Map], or [Undefined].
@NullMarked
package pgsvc.inventory.jinja.python;

import org.jspecify.annotations.NullMarked;
