package fettle.server.account;

import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A contract as an account manager changes it on its page.
record ContractForm(TestServer server, Books books, Contract contract) {

    /// Sends the form of a new version: P2 in 30 minutes and 4 hours, one fee, but for the fields given.
    Answer amend(Map<String, String> changes) {
        return post(path() + "/versions", changes);
    }

    Answer post(String path, Map<String, String> changes) {
        String calendar = String.valueOf(versions().getFirst().terms().calendarId());
        Map<String, String> fields = new TreeMap<>(Map.of(
                "from", "2026-04-01",
                "calendar", calendar,
                "p2-response", "30m",
                "p2-resolution", "4h",
                "reopening", "continue",
                "reopenDays", "5",
                "warningPoints", "50, 75, 90",
                "attainmentTarget", "95",
                "key", UUID.randomUUID().toString(),
                "line1-name", "Care"));
        fields.put("lines", "1");
        fields.put("line1-kind", "fixed");
        fields.put("line1-rest", "yes");
        fields.put("line1-price", "2500");
        fields.putAll(changes);
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return server.as(server.people().max()).post(path, pairs.toArray(String[]::new));
    }

    List<ContractVersion> versions() {
        return books.in(tx -> server.fettle().features().contracts().versions(tx, contract));
    }

    String path() {
        return "/contracts/" + contract.id();
    }
}
