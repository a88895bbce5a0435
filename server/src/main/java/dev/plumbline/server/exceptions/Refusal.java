package dev.plumbline.server.exceptions;

/**
 * A command that Klaviyo refused for good, for the person who must act.
 *
 * @param outboxId the command
 * @param inboxId the IDoc that caused it, 0 when a person did
 * @param reason what Klaviyo said and what to do
 * @param segment the SAP segment that the refused value comes from, empty when it is about none
 * @param field its field
 * @param value what was refused, empty when Klaviyo did not say
 */
public record Refusal(long outboxId, long inboxId, String reason, String segment, String field, String value) {}
