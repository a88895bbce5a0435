package dev.plumbline.mapping;

import dev.plumbline.mapping.rule.Rules;
import dev.plumbline.mapping.source.Sources;

/**
 * A mapping that was checked. Immutable.
 *
 * @param version what tells it from others: the first 12 hexadecimal digits of the SHA-256 of its layers' texts
 * @param sources where IDocs keep what documents need
 * @param rules the rules of the contracts
 */
public record Mapping(String version, Sources sources, Rules rules) {}
