package dev.plumbline.mapping;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.mapping.rule.Rules;
import dev.plumbline.mapping.source.Sources;
import dev.plumbline.mapping.target.MappedFilters;
import dev.plumbline.mapping.target.Targets;

/**
 * A mapping that was checked. Immutable.
 *
 * @param version what tells it from others: the first 12 hexadecimal digits of the SHA-256 of its layers' texts
 * @param sources where IDocs keep what documents need
 * @param rules the rules of the contracts
 * @param targets what Klaviyo is told
 * @param filters what is left out
 */
public record Mapping(String version, Sources sources, Rules rules, Targets targets, MappedFilters filters) {

    /** The contract with Klaviyo: the rules, in the words of the targets, without what the filters leave out. */
    public Contract contract() {
        return rules.contract().with(targets).with(filters);
    }
}
