package fettle.server.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells open pages what has changed: a topic and an id, never a word of content. The page then fetches the part that
/// changed, with its reader's rights.
///
/// To be called after the commit: a page that asked before would see the old state and be told nothing more.
public final class Live implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(25);
    private static final int MOST_OF_A_PERSON = 6;
    private static final Pattern TOPIC = Pattern.compile("[a-z0-9-]{1,40}");

    private final Duration heartbeat;
    private final Map<String, Deque<LiveStream>> byPerson = new HashMap<>();
    private boolean closed;

    public Live() {
        this(HEARTBEAT);
    }

    Live(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    /// Something changed that only the desk sees.
    public void changed(String topic, long id) {
        tell(Optional.empty(), topic, id);
    }

    /// Something changed that the desk sees, and this client's contacts too.
    public void changedFor(long clientId, String topic, long id) {
        tell(Optional.of(clientId), topic, id);
    }

    public synchronized int streams() {
        return byPerson.values().stream().mapToInt(Deque::size).sum();
    }

    /// Opens a stream. Whoever has as many as they may loses the oldest one: pages that were closed linger for a
    /// while.
    synchronized LiveStream open(Reader reader) {
        var stream = new LiveStream(reader, heartbeat);
        if (closed) {
            stream.end();
            return stream;
        }
        Deque<LiveStream> theirs = byPerson.computeIfAbsent(reader.person(), _ -> new ArrayDeque<>());
        if (theirs.size() >= MOST_OF_A_PERSON) {
            theirs.removeFirst().end();
        }
        theirs.addLast(stream);
        return stream;
    }

    synchronized void leave(LiveStream stream) {
        byPerson.computeIfPresent(stream.reader().person(), (_, theirs) -> {
            theirs.remove(stream);
            return theirs.isEmpty() ? null : theirs;
        });
    }

    /// Ends all streams, so that the server need not wait for them.
    @Override
    public synchronized void close() {
        closed = true;
        all().forEach(LiveStream::end);
    }

    private synchronized void tell(Optional<Long> client, String topic, long id) {
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("A topic is a word, not " + topic);
        }
        for (LiveStream stream : all()) {
            if (stream.reader().isConcernedBy(client) && !stream.offer(topic, Long.toString(id))) {
                stream.end();
                leave(stream);
            }
        }
    }

    private List<LiveStream> all() {
        List<LiveStream> all = new ArrayList<>();
        byPerson.values().forEach(all::addAll);
        return all;
    }
}
