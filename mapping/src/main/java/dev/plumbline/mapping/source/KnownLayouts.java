package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.yaml.Node;

/**
 * The layouts against which places are checked. What a site writes must fit its own system; the default mapping reads standard segments of
 * any release, so that it stays right where a system's own have fewer fields.
 *
 * @param site the site's
 * @param standard those that come with Plumbline
 * @param standardFile the file of the default mapping, as nodes name it
 */
public record KnownLayouts(Dictionary site, Dictionary standard, String standardFile) {
    /** Those for what is written there. */
    Dictionary by(Node node) {
        return node.place().file().equals(standardFile) ? standard : site;
    }
}
