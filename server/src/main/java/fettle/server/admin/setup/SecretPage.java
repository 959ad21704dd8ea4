package fettle.server.admin.setup;

import fettle.web.text.Texts;

/// A secret that is shown this once: an API key, a link for a password.
///
/// @param next where to go when it is copied
record SecretPage(String heading, String words, String secret, String next) {

    static SecretPage link(Texts texts, String link, String next) {
        return new SecretPage(texts.with("setup.link-made"), texts.with("setup.link-words"), link, next);
    }

    static SecretPage key(Texts texts, String key) {
        return new SecretPage(texts.with("setup.key-made"), texts.with("setup.key-words"), key, "/setup/api-keys");
    }
}
