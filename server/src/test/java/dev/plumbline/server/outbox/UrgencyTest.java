package dev.plumbline.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrgencyTest {
    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");
    private static final Duration LIVE_WINDOW = Duration.ofHours(48);

    private static Urgency of(Command command, boolean pressing) {
        return new NewCommand(1, "", command, pressing).urgency(NOW, LIVE_WINDOW);
    }

    private static TrackEvent event(Instant time, boolean silent) {
        return new TrackEvent(
                "Placed Order",
                new ProfileKey("main", "4711"),
                "1",
                time,
                Optional.empty(),
                Map.of(),
                silent,
                Optional.empty());
    }

    private static UpsertProfile profile() {
        return new UpsertProfile(new ProfileKey("main", "4711"), Map.of(), Map.of(), Map.of());
    }

    @Test
    void anEventThatMayStartAFlowIsUrgent() {
        assertThat(of(event(NOW.minus(LIVE_WINDOW), false), false)).isEqualTo(Urgency.REALTIME);
    }

    @Test
    void anEventThatIsSilentOrOldIsHistory() {
        assertThat(of(event(NOW, true), false)).isEqualTo(Urgency.BACKFILL);
        assertThat(of(event(NOW.minus(LIVE_WINDOW).minusSeconds(1), false), false))
                .isEqualTo(Urgency.BACKFILL);
    }

    @Test
    void aProfileIsUrgentWhenAPriorityHasChangedAndElseGoesByTheSchedule() {
        assertThat(of(profile(), true)).isEqualTo(Urgency.REALTIME);
        assertThat(of(profile(), false)).isEqualTo(Urgency.BATCH);
    }

    @Test
    void whatIsSoldHurriesMoreThanHowItIsCalled() {
        assertThat(of(new SetStock("main", "815", 3), false)).isEqualTo(Urgency.STOCK);
        assertThat(of(new SetPublished("main", "815", false), false)).isEqualTo(Urgency.STOCK);
        assertThat(of(
                        new UpsertCatalogItem(
                                "main", "815", "Bolt", "Bolt", "https://shop.kunde-mail.de", Optional.empty(), true),
                        false))
                .isEqualTo(Urgency.BATCH);
    }
}
