package dev.plumbline.server.preview;

import dev.plumbline.idoc.IdocSource;

/**
 * An IDoc to try.
 *
 * @param name where it came from, for people
 */
public record Sample(String name, IdocSource source) {}
