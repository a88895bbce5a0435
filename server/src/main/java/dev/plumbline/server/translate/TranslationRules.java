package dev.plumbline.server.translate;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.source.Sources;
import java.time.ZoneId;

/**
 * What a site says of its IDocs.
 *
 * @param zone the zone of the SAP application servers: an IDoc's dates and times name none
 * @param sources where documents find what they need
 */
public record TranslationRules(ZoneId zone, Sources sources) {

    /** Those of the default mapping. */
    public static TranslationRules standard(ZoneId zone, Dictionary dictionary) {
        return new TranslationRules(
                zone, new MappingLoader(dictionary).standardMapping().sources());
    }

    public TranslationRules with(Sources others) {
        return new TranslationRules(zone, others);
    }
}
