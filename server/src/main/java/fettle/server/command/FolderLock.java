package fettle.server.command;

import fettle.server.Settings;
import fettle.server.store.engine.DataFolder;
import fettle.server.store.engine.DatabaseAddress;
import java.util.Optional;

/// One program a data folder. An embedded database holds its folder itself; beside PostgreSQL somebody must hold it for
/// the files.
record FolderLock(Optional<DataFolder> held) implements AutoCloseable {

    static FolderLock of(Settings.Store store) {
        return new FolderLock(
                switch (store.database()) {
                    case DatabaseAddress.Folder _, DatabaseAddress.Memory _ -> Optional.empty();
                    case DatabaseAddress.Server _ -> Optional.of(DataFolder.lock(store.data()));
                });
    }

    @Override
    public void close() {
        held.ifPresent(DataFolder::close);
    }
}
