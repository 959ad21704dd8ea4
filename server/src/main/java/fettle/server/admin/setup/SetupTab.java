package fettle.server.admin.setup;

import fettle.web.text.Texts;
import java.util.List;

/// One of the pages of the set-up, as the line of tabs on each of them shows it.
public record SetupTab(String path, String label, boolean current) {

    public static List<SetupTab> at(Texts texts, String path) {
        return List.of(
                tab(texts, "/setup", "setup.staff", path),
                tab(texts, "/setup/api-keys", "setup.keys", path),
                tab(texts, "/setup/mailboxes", "setup.mailboxes", path),
                tab(texts, "/setup/sending", "setup.sending", path),
                tab(texts, "/setup/canned-replies", "setup.canned-replies", path),
                tab(texts, "/setup/kinds", "setup.kinds", path),
                tab(texts, "/setup/suppliers", "setup.suppliers", path));
    }

    private static SetupTab tab(Texts texts, String to, String key, String path) {
        return new SetupTab(to, texts.with(key), to.equals(path));
    }
}
