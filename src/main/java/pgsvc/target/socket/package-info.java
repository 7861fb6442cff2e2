/// Unix sockets of this machine that take one command and give one answer.
@NullMarked
package pgsvc.target.socket;

import org.jspecify.annotations.NullMarked;
