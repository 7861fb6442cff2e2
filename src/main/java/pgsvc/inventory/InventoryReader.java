package pgsvc.inventory;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.ansible.AnsibleHost;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.inventory.ansible.document.AnsibleReader;
import pgsvc.inventory.ansible.source.InventorySource;
import pgsvc.inventory.declare.Declaration;
import pgsvc.model.Inventory;

/// Stage ① as a whole: from what the user names to what it declares.
public final class InventoryReader {
    private InventoryReader() {}

    /// Reads an inventory. All mistakes are told; what is well formed comes back. Nothing comes back when the text
    /// itself cannot be read.
    ///
    /// @param limit an Ansible host pattern that limits the work, as `-l` takes it
    /// @throws PatternException when the limit matches no host
    public static Optional<Inventory> read(InventorySource source, Optional<String> limit, Diagnostics into)
            throws PatternException {
        Optional<AnsibleInventory> inventory = AnsibleReader.read(source, into);
        if (inventory.isEmpty()) {
            return Optional.empty();
        }
        Set<String> hosts = limit.isPresent()
                ? new LinkedHashSet<>(inventory.get().match(limit.get()))
                : inventory.get().hosts().stream()
                        .map(AnsibleHost::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return Optional.of(new Declaration(inventory.get(), hosts, into).declare());
    }
}
