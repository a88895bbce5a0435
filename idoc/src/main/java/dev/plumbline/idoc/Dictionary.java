package dev.plumbline.idoc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The layouts of segments by name. Immutable; make one and share it.
 *
 * <p>A name is looked up as it stands, then without exactly three digits at its end, each time also as E1… for E2… and Z1… for
 * Z2…: {@code E2EDK01005} and {@code E2EDK01} find {@code E1EDK01}, {@code E2KNA11002} finds {@code E1KNA11} and not {@code E1KNA1}.
 */
public final class Dictionary {
    private static final String STANDARD = "segments.tsv";

    private final Map<String, SegmentLayout> byType;
    private final Map<String, SegmentLayout> byDefinition;

    private Dictionary(Collection<SegmentLayout> layouts) {
        byType = new LinkedHashMap<>();
        byDefinition = new HashMap<>();
        for (SegmentLayout layout : layouts) {
            byType.merge(layout.name(), layout, SegmentLayout::merge);
        }
        byType.values().forEach(layout -> byDefinition.put(layout.definition(), layout));
    }

    public static Dictionary of(Collection<SegmentLayout> layouts) {
        return new Dictionary(layouts);
    }

    /** Knows no segment: XML is read well with it, flat segments stay raw. */
    public static Dictionary empty() {
        return new Dictionary(List.of());
    }

    /**
     * The segments of SAP's standard types for orders, deliveries, shipments, invoices, customers, addresses, materials, stock and
     * IDoc status. Where each layout comes from stands in the resource that this is read from; the few that are from knowledge
     * should be confirmed by a WE60 export.
     */
    public static Dictionary standard() {
        try (InputStream resource = Dictionary.class.getResourceAsStream(STANDARD)) {
            if (resource == null) {
                throw new IllegalStateException(STANDARD + " is missing beside " + Dictionary.class.getName());
            }
            return read(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dictionary read(InputStream resource) throws IOException {
        List<SegmentLayout> layouts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    layouts.add(parse(line));
                }
            }
        }
        return new Dictionary(layouts);
    }

    private static SegmentLayout parse(String line) {
        String[] cells = line.split("\t", -1);
        List<SegmentLayout.Column> columns = new ArrayList<>();
        int offset = 0;
        for (String field : cells[4].split(" ", -1)) {
            int colon = field.indexOf(':');
            int length = Integer.parseInt(field, colon + 1, field.length(), 10);
            columns.add(new SegmentLayout.Column(field.substring(0, colon), offset, length));
            offset += length;
        }
        return new SegmentLayout(cells[0], cells[1], Set.of(cells[2].split(",", -1)), columns);
    }

    /** The layout for a segment type or definition. */
    public Optional<SegmentLayout> find(String name) {
        Optional<SegmentLayout> found = exactly(name);
        if (found.isEmpty() && SegmentNames.endsWithVersion(name)) {
            found = exactly(SegmentNames.withoutVersion(name));
        }
        return found;
    }

    private Optional<SegmentLayout> exactly(String name) {
        SegmentLayout layout = byType.get(name);
        if (layout == null) {
            layout = byDefinition.get(name);
        }
        if (layout == null) {
            layout = byType.get(SegmentNames.typeOf(name));
        }
        return Optional.ofNullable(layout);
    }

    /** The segment type for a name as it is written in a flat file; a guess by SAP's naming when the segment is unknown. */
    public String typeOf(String definition) {
        return find(definition).map(SegmentLayout::name).orElseGet(() -> {
            boolean versioned = SegmentNames.endsWithVersion(definition);
            return SegmentNames.typeOf(versioned ? SegmentNames.withoutVersion(definition) : definition);
        });
    }

    /**
     * This dictionary, but with the other's fields wherever it has the segment: what a system exports of itself is right about that
     * system. Where the other only has an earlier release of a segment the longer layout stays, since it is right about both; and a segment
     * may still stand where this one has it, because an export tells of one IDoc type only.
     */
    public Dictionary overriddenBy(Dictionary other) {
        Map<String, SegmentLayout> all = new LinkedHashMap<>(byType);
        for (SegmentLayout layout : other.byType.values()) {
            all.merge(layout.name(), layout, Dictionary::overridden);
        }
        return new Dictionary(all.values());
    }

    private static SegmentLayout overridden(SegmentLayout before, SegmentLayout now) {
        return now.isEarlierReleaseOf(before) ? before.alsoBelow(now.parents()) : now.alsoBelow(before.parents());
    }

    /** All layouts, in the order in which they were given. */
    public List<SegmentLayout> layouts() {
        return List.copyOf(byType.values());
    }
}
