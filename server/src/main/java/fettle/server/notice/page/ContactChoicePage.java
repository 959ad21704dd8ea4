package fettle.server.notice.page;

import fettle.server.client.Contact;
import fettle.server.client.choice.MailChoice;

/// Which mails a contact gets, ready to be changed.
///
/// @param reader whether they can read replies in the portal, so that mail is not the only way
record ContactChoicePage(
        String action,
        String name,
        String address,
        boolean saved,
        boolean reader,
        boolean onlySolved,
        boolean acknowledged,
        boolean digest,
        String version) {

    static ContactChoicePage of(String action, Contact contact, MailChoice choice, boolean saved) {
        return new ContactChoicePage(
                action,
                contact.name(),
                contact.email(),
                saved,
                contact.portal(),
                choice.onlySolved(),
                choice.acknowledged(),
                choice.digest(),
                String.valueOf(choice.version()));
    }
}
