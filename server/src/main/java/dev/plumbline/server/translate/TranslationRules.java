package dev.plumbline.server.translate;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.source.Sources;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a site says of its IDocs.
 *
 * @param zone the zone of the SAP application servers: an IDoc's dates and times name none
 * @param sources where documents find what they need
 * @param discontinued values of the material status (E1MARAM-MSTAE, MSTAV) that mean that an article is no longer sold, beside the
 *     deletion flag
 */
public record TranslationRules(ZoneId zone, Sources sources, Set<String> discontinued) {

    public TranslationRules {
        discontinued = Set.copyOf(discontinued);
    }

    /** Those of the default mapping. */
    public static TranslationRules standard(ZoneId zone, Dictionary dictionary) {
        return new TranslationRules(
                zone, new MappingLoader(dictionary).standardMapping().sources(), Set.of());
    }

    public TranslationRules with(Sources others) {
        return new TranslationRules(zone, others, discontinued);
    }

    public TranslationRules withDiscontinued(Set<String> statuses) {
        return new TranslationRules(zone, sources, statuses);
    }
}
