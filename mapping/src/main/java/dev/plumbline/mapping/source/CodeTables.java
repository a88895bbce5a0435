package dev.plumbline.mapping.source;

import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Code tables that have a name, so that several bindings share one and a site adds a code in a single place.
 *
 * @param path of the section
 */
record CodeTables(String path, SequencedMap<String, Node.Mapping> byName) {
    static CodeTables read(Node.Mapping sources, String key, String path, Faults faults) {
        SequencedMap<String, Node.Mapping> tables = new LinkedHashMap<>();
        sources.get(key)
                .flatMap(node -> Node.mapping(node, path, faults))
                .ifPresent(section -> section.entries()
                        .forEach((name, entry) -> Node.mapping(entry.value(), path + "." + name, faults)
                                .ifPresent(table -> tables.put(name, table))));
        return new CodeTables(path, tables);
    }

    /** A table and where it stands. */
    record Named(String path, Node.Mapping table) {}

    /** The table that a binding names; a name that there is not is a fault. */
    Optional<Named> named(Node.Scalar name, String binding, Faults faults) {
        Optional<Node.Mapping> table = Optional.ofNullable(byName.get(name.text()));
        if (table.isEmpty()) {
            faults.add(
                    name,
                    binding,
                    "there is no table '" + name.text() + "' in " + path
                            + Names.expected(name.text(), byName.keySet()));
        }
        return table.map(found -> new Named(path + "." + name.text(), found));
    }
}
