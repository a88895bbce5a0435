package dev.plumbline.server.preview;

import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import dev.plumbline.mapping.yaml.YamlText;
import dev.plumbline.server.store.StoredJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is expected of a preview: {@code requests}, {@code ignored}, {@code complaints}, {@code held} and {@code gates}, each as far as it is written. */
public final class Expectation {
    private static final String REQUESTS = "requests";
    private static final String IGNORED = "ignored";
    private static final String COMPLAINTS = "complaints";
    private static final String HELD = "held";
    private static final String GATES = "gates";
    private static final List<String> KEYS = List.of(REQUESTS, IGNORED, COMPLAINTS, HELD, GATES);

    private final Optional<Node.Mapping> written;
    private final List<Fault> faults;
    private final StoredJson json = new StoredJson();

    private Expectation(Optional<Node.Mapping> written, List<Fault> faults) {
        this.written = written;
        this.faults = List.copyOf(faults);
    }

    /**
     * Reads one.
     *
     * @param file as messages name it
     */
    public static Expectation read(String file, String yaml) {
        Faults faults = new Faults();
        Optional<Node.Mapping> written =
                YamlText.read(file, yaml, faults).flatMap(node -> Node.mapping(node, "", faults));
        written.ifPresent(mapping -> Node.requireKnown(mapping, "", KEYS, faults));
        return new Expectation(written, faults.all());
    }

    /** The expectation of just what came out. */
    public static String of(Preview preview) {
        return ExpectationText.of(preview);
    }

    /** In what the preview is not as expected, each in words; none when it is. */
    public List<String> differences(Preview preview) {
        if (!faults.isEmpty()) {
            return faults.stream().map(Fault::toString).toList();
        }
        List<String> differences = new ArrayList<>();
        written.flatMap(mapping -> mapping.get(REQUESTS))
                .ifPresent(requests -> differences.addAll(differencesOfRequests(parts(requests), preview)));
        texts(IGNORED, reasons(preview), differences);
        texts(COMPLAINTS, complaints(preview), differences);
        texts(HELD, holds(preview), differences);
        texts(GATES, gates(preview), differences);
        return differences;
    }

    static List<String> reasons(Preview preview) {
        return preview.idocs().stream()
                .map(Preview.Piece::reason)
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    static List<String> complaints(Preview preview) {
        return preview.idocs().stream()
                .flatMap(piece -> piece.complaints().stream())
                .map(Preview.Wrong::reason)
                .toList();
    }

    static List<String> holds(Preview preview) {
        return preview.held().stream().map(Preview.Held::reason).toList();
    }

    /** Each once. */
    static List<String> gates(Preview preview) {
        return preview.gates().stream()
                .map(gate -> gate.property() + " " + gate.gate() + " " + gate.breach())
                .distinct()
                .toList();
    }

    private static List<Node> parts(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node);
    }

    /** Each text that is written must be a part of one that came; an empty list says that none may come. */
    private void texts(String key, List<String> actual, List<String> differences) {
        Optional<Node> expected = written.flatMap(mapping -> mapping.get(key));
        if (expected.isEmpty()) {
            return;
        }
        List<Node> texts = parts(expected.get());
        if (texts.isEmpty() && !actual.isEmpty()) {
            differences.add(key + ": expected none, found " + String.join("; ", actual));
        }
        for (Node text : texts) {
            if (!(text instanceof Node.Scalar scalar)) {
                differences.add(key + ": expected a text at " + text.place());
            } else if (actual.stream().noneMatch(one -> one.contains(scalar.text()))) {
                differences.add(key + ": expected '" + scalar.text() + "', found "
                        + (actual.isEmpty() ? "none" : String.join("; ", actual)));
            }
        }
    }

    /** A request that came. */
    private record Came(Preview.Request request, JsonNode content) {
        boolean answers(Node expected) {
            return Differences.between(expected, content).isEmpty();
        }

        Stream<String> endpointAsked(Node expected) {
            return expected instanceof Node.Mapping mapping
                    ? mapping.get("endpoint").stream()
                            .flatMap(node -> node instanceof Node.Scalar text ? Stream.of(text.text()) : Stream.of())
                    : Stream.of();
        }

        boolean isOfSameEndpoint(Node expected) {
            return endpointAsked(expected).allMatch(request.endpoint()::equals);
        }
    }

    /** Each request that is written takes one that came; for one that finds none the nearest of its endpoint is told. */
    private List<String> differencesOfRequests(List<Node> expected, Preview preview) {
        List<Came> left = new ArrayList<>(preview.requests().stream()
                .map(request -> new Came(request, json.read(json.write(request), JsonNode.class)))
                .toList());
        if (expected.isEmpty() && !left.isEmpty()) {
            return List.of("requests: expected none, found " + left.size() + ", the first for "
                    + left.getFirst().request().what());
        }
        List<Integer> missing = new ArrayList<>();
        for (int n = 0; n < expected.size(); n++) {
            Node one = expected.get(n);
            Optional<Came> match =
                    left.stream().filter(came -> came.answers(one)).findFirst();
            match.ifPresent(left::remove);
            if (match.isEmpty()) {
                missing.add(n);
            }
        }
        List<String> differences = new ArrayList<>();
        missing.forEach(n -> differences.addAll(differencesOfRequest(n, expected.get(n), left)));
        return differences;
    }

    private static List<String> differencesOfRequest(int n, Node expected, List<Came> left) {
        String name = "requests[" + n + "]";
        Optional<Came> nearest = left.stream()
                .filter(came -> came.isOfSameEndpoint(expected))
                .min(Comparator.comparingInt(
                        came -> Differences.between(expected, came.content()).size()));
        if (nearest.isEmpty()) {
            return List.of(name + ": expected, and there is no other request of that endpoint");
        }
        left.remove(nearest.get());
        return Differences.between(expected, nearest.get().content()).stream()
                .map(difference -> name + " (" + nearest.get().request().what() + "): " + difference)
                .toList();
    }
}
