package fettle.server.store;

import fettle.server.store.edition.Changed;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Lends what DB Client runs statements on.
interface Session {

    System.Logger LOG = System.getLogger(Session.class.getName());

    <T> T run(Function<DbExecute, T> work);

    /// Does something once what was written is safe; at once where each statement stands on its own.
    default void afterCommit(Runnable act) {
        act.run();
    }

    /// Counts a change of rows that others remember something of: with the commit of all that was changed.
    void changed(Consumer<Changed> whose);

    /// Whether something of what others remember of a client was changed here and is not committed yet.
    default boolean hasChanged(long client) {
        return false;
    }

    /// Runs the work in one transaction, which ends with it.
    static <T> T together(DbClient client, Optional<Long> guarded, Function<Session, T> work) {
        var session = new Together(client, guarded);
        try {
            T result = work.apply(session);
            session.commit();
            session.committed();
            return result;
        } catch (Throwable failure) {
            session.rollBack(failure);
            throw failure;
        }
    }

    /// After the statement that changed something: whoever reads in between is told afterwards that it is old.
    private static void counted(DbClient client, Optional<Long> guarded, Consumer<Changed> whose) {
        together(client, guarded, session -> {
            session.changed(whose);
            return true;
        });
    }

    /// Statements on connections of their own.
    record Alone(DbClient client) implements Session {
        @Override
        public <T> T run(Function<DbExecute, T> work) {
            return work.apply(client.execute());
        }

        @Override
        public void changed(Consumer<Changed> whose) {
            counted(client, Optional.empty(), whose);
        }
    }

    /// Each statement in a small transaction, since only there PostgreSQL can be told whose rows it may show.
    record Each(DbClient client, Optional<Long> guarded) implements Session {
        @Override
        public <T> T run(Function<DbExecute, T> work) {
            return together(client, guarded, session -> session.run(work));
        }

        @Override
        public void changed(Consumer<Changed> whose) {
            counted(client, guarded, whose);
        }
    }

    /// One transaction, begun by its first statement: DB Client warns of a commit or rollback without one. On
    /// PostgreSQL a contact's transaction first says whose rows it may see.
    final class Together implements Session {

        private final DbClient client;
        private final Optional<Long> guarded;
        private final List<Runnable> afterwards = new ArrayList<>();
        private final Changed changed = new Changed();
        private Optional<DbTransaction> begun = Optional.empty();

        Together(DbClient client, Optional<Long> guarded) {
            this.client = client;
            this.guarded = guarded;
        }

        @Override
        public <T> T run(Function<DbExecute, T> work) {
            return work.apply(begun.orElseGet(this::begin));
        }

        @Override
        public void afterCommit(Runnable act) {
            afterwards.add(act);
        }

        @Override
        public void changed(Consumer<Changed> whose) {
            if (begun.isEmpty()) {
                begin();
            }
            whose.accept(changed);
        }

        @Override
        public boolean hasChanged(long client) {
            return changed.concerns(client);
        }

        void commit() {
            begun.ifPresent(changed::count);
            begun.ifPresent(DbTransaction::commit);
            begun = Optional.empty();
        }

        /// What was written stays written, whatever becomes of those who are told: a failure here must not
        /// look like one of the transaction, which would be run again or reported as undone.
        void committed() {
            for (Runnable act : afterwards) {
                try {
                    act.run();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "What was committed could not be told on", e);
                }
            }
        }

        /// Rolls back because of a failure, which stays the one that is told: a commit that failed has
        /// ended the transaction already, and DB Client then refuses to roll it back.
        void rollBack(Throwable failure) {
            try {
                begun.ifPresent(DbTransaction::rollback);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }

        private DbTransaction begin() {
            DbTransaction transaction = client.transaction();
            begun = Optional.of(transaction);
            guarded.ifPresent(clientId -> transaction
                    .createNamedQuery("store.guard", "SELECT set_config('app.client', ?, TRUE)")
                    .addParam(Long.toString(clientId))
                    .execute()
                    .forEach(_ -> {}));
            return transaction;
        }
    }
}
