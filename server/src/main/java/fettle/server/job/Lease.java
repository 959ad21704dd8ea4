package fettle.server.job;

/// Says which node does a job, when several share a database.
public sealed interface Lease permits Lease.Alone, SharedLease {

    /// Takes the job, or keeps it; false while another node has it.
    boolean hold(String job);

    /// Lets another node take the job at once.
    void giveBack(String job);

    /// The only program on its database has every job.
    record Alone() implements Lease {

        @Override
        public boolean hold(String job) {
            return true;
        }

        @Override
        public void giveBack(String job) {}
    }
}
