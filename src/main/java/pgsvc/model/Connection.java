package pgsvc.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pgsvc.diagnostic.Diagnostics;

/// How a node is reached, as Ansible's connection variables say it.
public sealed interface Connection {

    /// Whom to become there; nothing where the user who connects does the work.
    Optional<Become> become();

    /// The node is this machine (`ansible_connection: local`).
    record Local(Optional<Become> become) implements Connection {}

    /// Over ssh.
    ///
    /// @param host `ansible_host`, the name in the inventory by default
    /// @param port `ansible_port`; nothing leaves it to ssh's own configuration, as it does for the user and the
    ///     key
    /// @param user `ansible_user`
    /// @param keyFile `ansible_ssh_private_key_file`
    /// @param arguments `ansible_ssh_args`, `ansible_ssh_common_args` and `ansible_ssh_extra_args`, word by word
    record Ssh(
            String host,
            OptionalInt port,
            Optional<String> user,
            Optional<String> keyFile,
            List<String> arguments,
            Optional<Become> become)
            implements Connection {
        public Ssh {
            arguments = List.copyOf(arguments);
        }
    }

    /// `ansible_become: true`.
    ///
    /// @param user `ansible_become_user`
    /// @param program `ansible_become_exe`, word by word: sudo, or a program that takes its options
    record Become(String user, List<String> program) {
        public Become {
            program = List.copyOf(program);
        }
    }

    /// A connection that is read only when it is asked for: an inventory that nobody applies may say what it
    /// likes.
    @FunctionalInterface
    interface Declared {
        /// Reads it. By one thread at a time, for all nodes of an inventory.
        ///
        /// @return nothing when a mistake was told
        Optional<Connection> read(Diagnostics into);
    }
}
