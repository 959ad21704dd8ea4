package fettle.portal.page;

import java.util.List;

/// The lists of requests: what is open, or what is sorted, a page at a time.
///
/// @param newer where the page before this one is, "" on the first
/// @param older where the next page is, "" on the last
record RequestsPage(boolean sorted, List<RequestRow> rows, String newer, String older) {

    public boolean quiet() {
        return rows.isEmpty();
    }
}
