/// Service definitions, and the plans of checks that they follow.
@NullMarked
package pgsvc.inventory.declare.service;

import org.jspecify.annotations.NullMarked;
