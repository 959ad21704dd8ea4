package fettle.portal;

import java.io.InputStream;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/// All that a signed-in contact of one client can see or do. The portal has no other way to any data: what this does
/// not offer cannot leak, and what is not theirs does not exist.
public interface ClientDesk {

    /// Who is signed in, for which company, and in whose time they read clocks.
    record Person(String name, String client, ZoneId zone) {

        public String firstName() {
            int end = name.indexOf(' ');
            return end > 0 ? name.substring(0, end) : name;
        }
    }

    /// A file that came or went with a message of theirs.
    record StoredFile(String name, long size, Supplier<InputStream> content) {}

    Person person();

    /// What is being worked on, and what is solved and waits for their word: the newest first.
    List<Request> open(int atMost);

    /// What is sorted and closed, the newest first.
    List<Request> closed(int offset, int atMost);

    /// Turns down whoever means a request that is not theirs, before more is read of what they send.
    void mustBeTheirs(long number);

    Story request(long number);

    /// The time spent on a request, the latest first, with what covers it.
    List<Spent> time(long number);

    /// Time spent on requests that shows together how the agreement counts it, the latest first.
    List<Spent> examples();

    /// What lines of the agreement that are paid ahead held in a month.
    List<Held> held(YearMonth month);

    /// Asks for something new, and tells its number. A key that was used before tells the number that it led to.
    long ask(String key, String subject, Words words);

    /// Writes about a request. What was closed too long ago is gone on with in a new one, whose number it tells.
    long write(String key, long number, Words words);

    /// Confirms that a solved request is sorted, which closes it.
    void confirm(String key, long number);

    /// What was asked to be approved for a request, the oldest first.
    List<Approval> approvals(long number);

    /// Decides what the reader was asked to approve, once.
    ///
    /// @param words why not; may be blank for a yes
    void decide(long number, long approval, boolean approves, String words);

    StoredFile file(long id);
}
