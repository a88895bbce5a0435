package dev.plumbline.server.openapi;

/**
 * How the API refuses a request.
 *
 * @param reason what was wrong and what to do, as a person reads it
 */
public record Refusal(String reason) {}
