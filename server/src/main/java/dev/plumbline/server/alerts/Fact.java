package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about, see {@link Condition#of}; the same for as long as it lasts
 * @param team who is to mend it
 */
record Fact(String subject, Severity severity, Team team, Wording wording) {}
