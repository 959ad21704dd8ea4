package fettle.server.job;

import fettle.server.store.Tx;

/// Says which node does a job, when several share a database.
public sealed interface Lease permits Lease.Alone, SharedLease {

    /// Takes the job, or keeps it; false while another node has it.
    boolean hold(String job);

    /// Fails unless this node still has the job: for the one transaction that must not happen on two nodes, after
    /// a
    /// long pause of this one.
    void check(Tx tx, String job);

    /// Lets another node take the job at once.
    void giveBack(String job);

    /// The only program on its database has every job.
    record Alone() implements Lease {

        @Override
        public boolean hold(String job) {
            return true;
        }

        @Override
        public void check(Tx tx, String job) {}

        @Override
        public void giveBack(String job) {}
    }
}
