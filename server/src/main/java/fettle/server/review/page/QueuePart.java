package fettle.server.review.page;

import java.util.List;

/// What waits for a look, ready to print: as part of its page, and alone when it refreshes.
///
/// @param beyond that more waits than one person looks at in a day, "" when not
/// @param done what was reviewed today
record QueuePart(String self, List<Item> items, String beyond, String done) {

    record Item(
            String path,
            String subject,
            String waited,
            boolean overdue,
            String client,
            String monogram,
            String handler,
            String initials,
            String words,
            String tag,
            boolean current) {}

    public boolean empty() {
        return items.isEmpty();
    }
}
