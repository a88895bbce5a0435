package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong, as a test wants it. */
final class Facts implements Look {
    private final List<Fact> facts = new ArrayList<>();

    static Fact fact(String subject, Severity severity, Team team) {
        return new Fact(
                subject,
                severity,
                team,
                new Wording(
                        "12 orders cannot be understood",
                        "Klaviyo does not know them.",
                        "Compare the field & correct it in SAP.",
                        "/exceptions/causes/ab",
                        List.of("order/PRD-100/12345", "order/PRD-100/12346")));
    }

    void are(Fact... now) {
        facts.clear();
        facts.addAll(List.of(now));
    }

    @Override
    public List<Fact> now(Instant now) {
        return List.copyOf(facts);
    }
}
