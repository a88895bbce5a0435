package dev.plumbline.server.openapi;

import java.time.Instant;

/**
 * How the server refuses what does not get as far as a handler: a parameter of another type, a body that is no JSON. Spring writes it;
 * this is its form.
 */
record Malformed(Instant timestamp, int status, String error, String path) {}
