package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the parent of each flat segment.
 *
 * <p>SEGNUM and PSGNUM are believed if they are there and agree with each other and with HLEVEL throughout the IDoc; PSGNUM 000000
 * is the top then, whatever HLEVEL says (SAP gives header segments beside E1EDK01 the level 02). Where converters left them blank
 * or wrote something else, the dictionary knows which segments may stand below which; HLEVEL helps where it knows nothing.
 */
final class FlatPlacing {
    /** HLEVEL has two digits and SAP's deepest types a dozen levels; a longer chain of parents is made to hurt. */
    private static final int DEEPEST = 99;

    private final List<NameTable.Name> names = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();

    /** SEGNUM, PSGNUM and HLEVEL; −1 for blank. */
    record Header(int number, int parent, int level) {}

    /** A record from {@code record} whose data stands from {@code start} to {@code end}. */
    record Stretch(int record, int start, int end) {}

    void add(NameTable.Name name, Header header, Stretch stretch) {
        names.add(name);
        headers.add(header);
        stretches.add(stretch);
    }

    int size() {
        return names.size();
    }

    List<Segment> build(FlatBody.FlatText text, List<IdocWarning> warnings) {
        int[] parents = byNumbers().orElseGet(() -> byNames(text, warnings));
        SegmentTree tree = new SegmentTree();
        for (int i = 0; i < names.size(); i++) {
            tree.add(names.get(i), parents[i], headers.get(i).number());
        }
        return tree.build(i -> {
            Stretch stretch = stretches.get(i);
            return new FlatBody(
                    text,
                    stretch.record,
                    stretch.start,
                    stretch.end,
                    names.get(i).layout());
        });
    }

    private Optional<int[]> byNumbers() {
        Map<Integer, Integer> indexOf = HashMap.newHashMap(headers.size());
        int[] parents = new int[headers.size()];
        int[] depths = new int[parents.length];
        boolean told = false;
        for (int i = 0; i < parents.length; i++) {
            Header header = headers.get(i);
            parents[i] = SegmentTree.TOP;
            if (header.parent > 0) {
                Integer parent = indexOf.get(header.parent);
                if (parent == null || (header.level > 0 && headers.get(parent).level >= header.level)) {
                    return Optional.empty();
                }
                parents[i] = parent;
                depths[i] = depths[parent] + 1;
                if (depths[i] >= DEEPEST) {
                    return Optional.empty();
                }
                told = true;
            } else if (header.parent < 0) {
                return Optional.empty();
            }
            if (header.number > 0 && indexOf.put(header.number, i) != null) {
                return Optional.empty();
            }
        }
        return told ? Optional.of(parents) : Optional.empty();
    }

    private int[] byNames(FlatBody.FlatText text, List<IdocWarning> warnings) {
        int[] parents = new int[names.size()];
        boolean levels = areLevelsBelievable();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            Set<String> allowed =
                    names.get(i).layout().map(SegmentLayout::parents).orElse(Set.of());
            int depth = allowed.isEmpty() ? depthByLevel(i, open, levels) : depthByName(allowed, open);
            if (depth < 0) {
                depth = depthByLevel(i, open, levels);
                warnings.add(new IdocWarning(
                        names.get(i).segment() + " stands where no segment is that it belongs below ("
                                + String.join(", ", allowed) + ")",
                        text.places().at(stretches.get(i).record)));
            }
            parents[i] = depth == 0 ? SegmentTree.TOP : open.get(depth - 1);
            open.subList(depth, open.size()).clear();
            open.add(i);
        }
        return parents;
    }

    /** How many of the open segments stay open: up to the innermost that may be the parent; −1 if none may. */
    private int depthByName(Set<String> allowed, List<Integer> open) {
        for (int depth = open.size(); depth > 0; depth--) {
            if (allowed.contains(names.get(open.get(depth - 1)).segment())) {
                return depth;
            }
        }
        return allowed.contains(SegmentLayout.TOP) ? 0 : -1;
    }

    /** For a segment that no dictionary knows: by HLEVEL, else below the segment before it, which it is likely to extend. */
    private int depthByLevel(int index, List<Integer> open, boolean levels) {
        int level = headers.get(index).level;
        if (!levels || level <= 0) {
            return isExtension(index) ? knownDepth(open) : 0;
        }
        int depth = open.size();
        while (depth > 0 && headers.get(open.get(depth - 1)).level >= level) {
            depth--;
        }
        return depth;
    }

    private boolean isExtension(int index) {
        String name = names.get(index).segment();
        return name.startsWith("Z") || name.startsWith("Y") || name.startsWith("/");
    }

    private int knownDepth(List<Integer> open) {
        int depth = open.size();
        while (depth > 0 && names.get(open.get(depth - 1)).layout().isEmpty()) {
            depth--;
        }
        return depth;
    }

    /** Levels that rise by more than one step are running numbers or garbage. */
    private boolean areLevelsBelievable() {
        int before = 2;
        for (Header header : headers) {
            if (header.level > before + 1) {
                return false;
            }
            before = Math.max(header.level, 1);
        }
        return true;
    }
}
