package dev.plumbline.mapping.target;

import dev.plumbline.mapping.target.FilterSpec.Subject;
import dev.plumbline.mapping.target.MappedFilters.Checked;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the filters of one mapping: a name each, with a condition and a reason. */
final class FiltersReader {
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]*";
    private static final Pattern NAMED = Pattern.compile(NAME);
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 200;
    static final List<String> SUBJECTS =
            Stream.of(Subject.values()).map(FiltersReader::key).toList();

    private final ExpressionCompiler compiler;
    private final Faults faults;

    FiltersReader(Dialect dialect, Faults faults) {
        this.compiler = new ExpressionCompiler(dialect, faults);
        this.faults = faults;
    }

    MappedFilters read(Node.Mapping section, String path) {
        List<Checked> filters = new ArrayList<>();
        section.entries().forEach((name, entry) -> {
            String own = path + "." + name;
            if (!NAMED.matcher(name).matches()) {
                faults.add(
                        entry.key(),
                        own,
                        "'" + name + "' is not a name of letters, digits, - and _ such as test-customers");
            }
            if (entry.value() instanceof Node.Mapping filter) {
                filter(name, filter, own).ifPresent(filters::add);
            } else if (!(entry.value() instanceof Node.Nothing)) {
                faults.add(
                        entry.value(),
                        own,
                        "expected a condition and a reason, such as {order: order.salesOrganization == \"9000\", reason:"
                                + " between our own houses}; ~ takes the filter away");
            }
        });
        return new MappedFilters(filters);
    }

    private Optional<Checked> filter(String name, Node.Mapping filter, String path) {
        List<String> known = new ArrayList<>(SUBJECTS);
        known.add(REASON);
        Node.requireKnown(filter, path, known, faults);
        Optional<String> reason = reason(filter, path);
        List<Subject> subjects = Stream.of(Subject.values())
                .filter(subject -> filter.get(key(subject)).isPresent())
                .toList();
        if (subjects.size() != 1) {
            faults.add(
                    filter,
                    path,
                    "expected one condition of " + String.join(", ", SUBJECTS)
                            + (subjects.isEmpty() ? ", found none" : ", found several; each is a filter of its own"));
            return Optional.empty();
        }
        Subject of = subjects.getFirst();
        return filter.get(key(of))
                .flatMap(node -> condition(node, path + "." + key(of), of))
                .flatMap(condition ->
                        reason.map(why -> new Checked(new FilterSpec(name, of, condition.text(), why), condition)));
    }

    private Optional<String> reason(Node.Mapping filter, String path) {
        Optional<Node.Scalar> written =
                filter.get(REASON).flatMap(node -> Node.scalar(node, path + "." + REASON, faults));
        if (filter.get(REASON).isEmpty()
                || written.filter(text -> text.text().isBlank()).isPresent()) {
            faults.add(
                    filter,
                    path,
                    "expected reason: why this is left out, in words; people read it where they look for what is missing");
        }
        written.filter(text -> text.text().length() > LONGEST_REASON)
                .ifPresent(text -> faults.add(
                        text, path + "." + REASON, "expected a reason of " + LONGEST_REASON + " characters at most"));
        return written.map(text -> text.text().strip());
    }

    private Optional<Expression> condition(Node node, String path, Subject of) {
        return Node.scalar(node, path, faults)
                .flatMap(text -> compiler.over(Variables.of(of))
                        .compile(text, path)
                        .filter(condition -> isCondition(condition, text, path)));
    }

    private boolean isCondition(Expression condition, Node.Scalar text, String path) {
        boolean stands = Types.word(condition.type()).filter("bool"::equals).isPresent();
        if (!stands) {
            faults.add(
                    text,
                    path,
                    "expected a condition, such as customer.number.startsWith(\"T\"), found "
                            + Types.shown(condition.type()));
        }
        return stands;
    }

    static String key(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
