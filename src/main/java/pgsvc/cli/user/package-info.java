/// `pgsvc user`: who may come to the page.
@NullMarked
package pgsvc.cli.user;

import org.jspecify.annotations.NullMarked;
