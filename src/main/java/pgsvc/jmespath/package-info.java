/// The selector language, JMESPath, whole: parse once, evaluate many times. Belongs to no stage; imports its own
/// packages pgsvc.jmespath.function and pgsvc.jmespath.value only.
@NullMarked
package pgsvc.jmespath;

import org.jspecify.annotations.NullMarked;
