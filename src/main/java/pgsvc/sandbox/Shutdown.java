package pgsvc.sandbox;

import java.nio.file.Path;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.SandboxLock;
import pgsvc.sandbox.process.Ending;
import pgsvc.sandbox.process.OwnProcess;

/// Ends a sandbox and deletes its folder, also where only a part of it is left.
public final class Shutdown {
    private final SandboxFolder folder;

    public Shutdown(SandboxFolder folder) {
        this.folder = folder;
    }

    /// Ends all of it.
    ///
    /// @return whether there was anything
    public boolean down() throws SandboxException, InterruptedException {
        boolean marked = folder.isSandbox();
        boolean running = !OwnProcess.all(folder).isEmpty();
        if (marked) {
            try (SandboxLock _ = SandboxLock.take(folder)) {
                clear();
            }
        } else if (running) {
            new Ending(folder).endAll();
        }
        return marked || running;
    }

    /// The same for whoever holds the lock.
    void clear() throws SandboxException, InterruptedException {
        new Ending(folder).endAll();
        freeSharedMemory();
        folder.delete();
    }

    private void freeSharedMemory() throws SandboxException, InterruptedException {
        for (Path data : folder.dataFolders()) {
            Ending.freeSharedMemory(data);
        }
    }
}
