package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.server.translate.PieceReader;

/**
 * By what a batch is worked: one version of the mapping, from its first IDoc to its last.
 *
 * @param mapping the version, which every command records
 * @param reader reads by its sources
 * @param mirror works by its rules
 */
public record Rulebook(String mapping, PieceReader reader, Mirror mirror) {}
