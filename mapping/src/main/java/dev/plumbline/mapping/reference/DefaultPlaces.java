package dev.plumbline.mapping.reference;

import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import dev.plumbline.mapping.yaml.YamlText;
import java.util.List;
import java.util.stream.Stream;

/** Where the default mapping finds things, as it writes them. */
final class DefaultPlaces {
    private DefaultPlaces() {}

    /** The default mapping as it is written. */
    static Node whole() {
        Layer layer = MappingLoader.standard();
        return YamlText.read(layer.file(), layer.text(), new Faults()).orElseThrow();
    }

    /** The entries of that key; several where a group has several shapes. */
    static List<Node> below(List<Node> nodes, String key) {
        return nodes.stream()
                .flatMap(node -> node instanceof Node.Sequence list ? list.parts().stream() : Stream.of(node))
                .filter(Node.Mapping.class::isInstance)
                .flatMap(node -> ((Node.Mapping) node).get(key).stream())
                .toList();
    }

    /** The places of a binding or of a group's segments. */
    static List<String> of(List<Node> nodes) {
        return nodes.stream().flatMap(DefaultPlaces::places).distinct().toList();
    }

    private static Stream<String> places(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Stream.of(scalar.text());
            case Node.Nothing nothing -> Stream.empty();
            case Node.Sequence list -> list.parts().stream().flatMap(DefaultPlaces::places);
            case Node.Mapping mapping ->
                Stream.of("from", "each")
                        .flatMap(key -> mapping.get(key).stream().flatMap(DefaultPlaces::places));
        };
    }
}
