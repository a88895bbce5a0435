package dev.plumbline.mapping.reference;

import dev.plumbline.mapping.rule.RuleKey;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.SourceField;
import dev.plumbline.mapping.source.SourceType;
import dev.plumbline.mapping.target.ExpressionCatalog;
import dev.plumbline.mapping.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of docs/mapping-reference.md. */
public final class ReferencePage {
    private ReferencePage() {}

    /** All source fields, a table for each document. */
    public static String sources() {
        StringBuilder page = new StringBuilder();
        List<Node> sources = DefaultPlaces.below(List.of(DefaultPlaces.whole()), "sources");
        for (SourceDocument document : SourceDocument.values()) {
            page.append("### `sources.%s`: %s\n\n".formatted(document.key(), document.meaning()));
            page.append("| key | type | meaning | default place |\n|---|---|---|---|\n");
            fields(page, "", document.fields(), DefaultPlaces.below(sources, document.key()));
            if (document.takesExtra()) {
                page.append("| `extra.NAME` | text | a field of the site's own, under a name of its choice | |\n");
            }
            page.append('\n');
        }
        return page.toString();
    }

    private static void fields(StringBuilder page, String above, List<SourceField> fields, List<Node> written) {
        for (SourceField field : fields) {
            List<Node> own = DefaultPlaces.below(written, field.key());
            String words = field.spec().words().isEmpty()
                    ? ""
                    : ": "
                            + field.spec().words().stream()
                                    .map(word -> "`" + word + "`")
                                    .collect(Collectors.joining(", "));
            page.append("| `%s%s` | %s | %s%s | %s |\n"
                    .formatted(
                            above,
                            field.key(),
                            type(field.spec().type()),
                            field.spec().meaning(),
                            words,
                            places(own)));
            fields(page, above + field.key() + ".", field.spec().members(), own);
        }
    }

    private static String type(SourceType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String places(List<Node> nodes) {
        return DefaultPlaces.of(nodes).stream()
                .map(place -> "`" + place.replace("|", "\\|") + "`")
                .collect(Collectors.joining(", "));
    }

    /** All rules. */
    public static String rules() {
        StringBuilder page = new StringBuilder("| rule | written as | default | meaning |\n|---|---|---|---|\n");
        List<Node> rules = DefaultPlaces.below(List.of(DefaultPlaces.whole()), "rules");
        for (RuleKey key : RuleKey.values()) {
            List<Node> value = rules;
            for (String level : key.path().split("\\.", -1)) {
                value = DefaultPlaces.below(value, level);
            }
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            key.path(),
                            form(key.form()),
                            places(value).replace("`, `", ", "),
                            key.meaning().replace("|", "\\|")));
        }
        return page.toString();
    }

    private static String form(RuleKey.Form form) {
        return switch (form) {
            case TEXT -> "text";
            case LIST -> "list";
            case FLAG -> "true or false";
            case TABLE -> "table";
            case FILTERS -> "filters";
        };
    }

    /** What a property may be demanded to be. */
    public static String demands() {
        StringBuilder page = new StringBuilder("| demand | of | holds when |\n|---|---|---|\n");
        ExpressionCatalog.demands()
                .forEach(demand ->
                        page.append("| `%s` | %s | %s |\n".formatted(demand.name(), demand.type(), demand.meaning())));
        return page.toString();
    }

    /** The variables of each place of expressions. */
    public static String variables() {
        return tables(ExpressionCatalog.places(), "targets.events.")
                + tables(ExpressionCatalog.filters(), "rules.filters.NAME.");
    }

    /** The types and their fields. */
    public static String types() {
        return tables(ExpressionCatalog.types(), "");
    }

    private static String tables(List<ExpressionCatalog.Table> tables, String prefix) {
        StringBuilder page = new StringBuilder();
        for (ExpressionCatalog.Table table : tables) {
            boolean isProfile = table.name().equals("profile");
            page.append("### `%s%s`\n\n".formatted(isProfile ? "targets." : prefix, table.name()));
            page.append("| name | type | meaning |\n|---|---|---|\n");
            table.rows()
                    .forEach(row -> page.append("| `%s` | %s | %s |\n"
                            .formatted(row.name(), row.type(), row.meaning().replace("|", "\\|"))));
            page.append('\n');
        }
        return page.toString();
    }
}
