package dev.plumbline.server.translate;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.mapping.source.CodeTable.Otherwise;
import dev.plumbline.mapping.source.Witness;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what the mapping does not know of one IDoc, and passes on to another witness what that listens to. For one thread. */
final class Surprises implements Witness {
    /** A code is short: what is longer may be a person's. */
    private static final int LONGEST_CODE = 10;

    private static final Pattern PERSONAL = Pattern.compile(".*@.*|.*(\\d[ ()/.-]?){7,}.*");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    private final Witness listener;
    private final Set<Finding> found = new LinkedHashSet<>();

    Surprises(Witness listener) {
        this.listener = listener;
    }

    @Override
    public void saw(Seen seen) {
        listener.saw(seen);
    }

    @Override
    public boolean listens() {
        return listener.listens();
    }

    @Override
    public void met(UnknownCode code) {
        found.add(new Finding(Finding.Kind.CODE, code.field(), shown(code.code()), inWords(code.treated())));
    }

    void addSegments(Collection<String> types, ControlRecord control) {
        String place = Stream.of(control.messageType(), control.basicType(), control.extension())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        types.stream()
                .sorted()
                .forEach(type -> found.add(new Finding(
                        Finding.Kind.SEGMENT, place, UNPRINTABLE.matcher(type).replaceAll("?"), "not read")));
    }

    List<Finding> found() {
        return List.copyOf(found);
    }

    private static String shown(String code) {
        String printable = UNPRINTABLE.matcher(code).replaceAll("?");
        return code.length() > LONGEST_CODE || PERSONAL.matcher(printable).matches()
                ? "(" + code.length() + " characters, not shown)"
                : printable;
    }

    private static String inWords(Otherwise treated) {
        return switch (treated) {
            case Otherwise.Keep keep -> "kept as it is";
            case Otherwise.Empty empty -> "taken for nothing";
            case Otherwise.Word other -> "taken for " + other.word();
            case Otherwise.Reject reject -> "the IDoc is an exception";
        };
    }
}
