package fettle.server.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// What fails behind somebody's back outside any job, until it works again.
public final class Troubles {

    private static final System.Logger LOG = System.getLogger(Troubles.class.getName());

    private final Map<String, Trouble> byWork = new ConcurrentSkipListMap<>();

    /// Notes the failure, and tells the first in a row with all there is to know about it.
    public void failed(String work, RuntimeException failure) {
        String words = String.valueOf(failure.getMessage());
        Trouble trouble = byWork.merge(
                work, new Trouble(work, 1, words), (before, _) -> new Trouble(work, before.times() + 1, words));
        if (trouble.times() == 1) {
            LOG.log(System.Logger.Level.ERROR, work + " failed: " + words, failure);
        } else {
            LOG.log(System.Logger.Level.WARNING, work + " failed, " + trouble.times() + " in a row: " + words);
        }
    }

    public void worked(String work) {
        byWork.remove(work);
    }

    public List<Trouble> all() {
        return List.copyOf(byWork.values());
    }
}
