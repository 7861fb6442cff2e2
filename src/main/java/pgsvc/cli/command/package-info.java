/// What every command is made from: its specification, its options, the session it runs in, what it exits with.
@NullMarked
package pgsvc.cli.command;

import org.jspecify.annotations.NullMarked;
