package dev.plumbline.server.holds;

import java.time.Instant;
import java.util.Optional;

/**
 * An aggregate and why it keeps something to itself.
 *
 * @param about the aggregate's key: {@code order/PRD-100/12345}
 * @param reason the sort of hold: a name of {@code Hold.Reason}
 * @param detail what is held and what would release it, in words
 * @param waitsFor the aggregate or the status that is awaited
 * @param since when it began
 * @param deadline when its policy acts, empty when it waits for ever
 * @param policy what happens then: {@code WAIT}, {@code SYNTHESISE} or {@code EXCEPTION}
 * @param overdue whether the deadline has passed and a person is to look at it
 */
public record Held(
        String about,
        String reason,
        String detail,
        String waitsFor,
        Instant since,
        Optional<Instant> deadline,
        String policy,
        boolean overdue) {}
