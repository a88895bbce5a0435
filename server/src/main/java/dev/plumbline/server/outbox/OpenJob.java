package dev.plumbline.server.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A bulk job of Klaviyo that was not followed to its end.
 *
 * @param kind what it does, by the delivery's name of it
 * @param klaviyoId Klaviyo's id of it; empty while nobody knows whether it was started
 * @param sentAt when the request left
 */
public record OpenJob(long id, String kind, Optional<String> klaviyoId, Instant sentAt) {}
