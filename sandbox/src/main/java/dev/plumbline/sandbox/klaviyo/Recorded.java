package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;

/**
 * A request that reached the stand-in, and what was answered.
 *
 * @param path with its query
 * @param revision the {@code revision} header, empty when absent
 * @param body as it came, empty when there was none
 * @param status 0 when the connection was broken off on purpose
 */
public record Recorded(Instant at, String method, String path, String revision, String body, int status) {}
