package dev.plumbline.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.holds.Ruling;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldsDoorTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Optional<Map<String, Object>> SAID =
            Optional.of(Map.of("by", "Anna Beck", "reason", "customer was called"));

    private HoldsDoor door;

    @BeforeEach
    void hold() {
        door = new HoldsDoor(
                new HoldDesk(POSTGRES.jdbc(), new ManualClock(Instant.parse("2026-03-04T08:00:00Z")), new Doorbell()));
        POSTGRES.jdbc()
                .sql("insert into aggregate (key, state, updated_at) values ('order/PRD-100/12345', '{}', now())")
                .update();
        POSTGRES.jdbc().sql("""
                        insert into hold (aggregate, reason, detail, waits_for, since, policy, overdue) values
                          ('order/PRD-100/12345', 'DELIVERY_BLOCK', 'block 01', 'LIFSK', '2026-03-02T08:00:00Z', 'WAIT', false)""").update();
    }

    @Test
    void whatIsHeldIsToldWithEmptyTextForWhatThereIsNot() {
        assertThat(door.holds("", "", "", 200))
                .containsExactly(new Answers.HoldOf(
                        "order/PRD-100/12345",
                        "DELIVERY_BLOCK",
                        "block 01",
                        "LIFSK",
                        Instant.parse("2026-03-02T08:00:00Z"),
                        "",
                        "WAIT",
                        false));
        assertThat(door.holds("CREDIT_CHECK", "", "", 200)).isEmpty();
    }

    @Test
    void aDecisionIsAnsweredWithItsNumber() {
        assertThat(door.release("order", "PRD-100", "12345", SAID).getBody())
                .isEqualTo(new Ruling.Noted(1, "order/PRD-100/12345", "RELEASE"));
        assertThat(door.drop("order", "PRD-100", "12345", SAID).getBody())
                .isEqualTo(new Ruling.Noted(2, "order/PRD-100/12345", "DROP"));
    }

    @Test
    void aDecisionWithoutAReasonIsABadRequestThatSaysWhatIsMissing() {
        assertThat(door.release("order", "PRD-100", "12345", Optional.empty())).satisfies(answer -> {
            assertThat(answer.getStatusCode().value()).isEqualTo(400);
            assertThat(answer.getBody()).asString().contains("\"reason\" must not be empty");
        });
        assertThat(door.drop("order", "PRD-100", "12345", Optional.of(Map.of("by", "Anna Beck", "reason", 7)))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void whereNothingIsHeldNothingIsFound() {
        assertThat(door.drop("order", "PRD-100", "4711", SAID).getStatusCode().value())
                .isEqualTo(404);
    }
}
