package fettle.server.desk.view;

import fettle.web.template.Lasting;
import java.util.List;

/// A small form of the ticket page.
///
/// @param name where it is sent, and what it is called on the page
/// @param hint a sentence under the heading, "" for none
/// @param refused whether it was sent and could not be done, so that it shows at once
public record StepForm(
        String name, String title, String hint, String submit, String error, boolean refused, List<Part> parts) {

    /// A field with its label.
    ///
    /// @param line whether it is typed on one line; else it is an area, or a choice when there is something to
    /// choose
    public record Part(Field field, String label, String hint, boolean line, boolean area, List<Choice> choices)
            implements Lasting {

        /// As it is offered, on ticket after ticket.
        @Override
        public boolean lasts() {
            return field.value().isEmpty() && field.error().isEmpty();
        }

        public boolean choice() {
            return !line && !area;
        }
    }
}
