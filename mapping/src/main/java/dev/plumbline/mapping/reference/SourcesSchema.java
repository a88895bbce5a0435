package dev.plumbline.mapping.reference;

import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.SourceField;
import dev.plumbline.mapping.source.SourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/** The schema of the source bindings. */
final class SourcesSchema {
    /** The same forms as those that are read. */
    private static final String NAME = "([A-Z0-9_]+|\\{[A-Z0-9_/]+\\})";

    private static final String STEP = NAME + "(\\[" + NAME + "=[^\\]\\[]*\\])*";
    private static final String WAY = STEP + "(/" + STEP + ")*";
    private static final String FIELDS = NAME + "(\\+" + NAME + ")*(=[^\\]\\[]+)?";

    private static final String PLACES = "places";
    private static final String TEXT = "text";
    private static final String PLAIN = "plain";
    private static final String IN_GROUP = "InGroup";
    private static final String SEGMENTS = "segments";

    private SourcesSchema() {}

    static SequencedMap<String, ObjectNode> definitions() {
        SequencedMap<String, ObjectNode> all = new LinkedHashMap<>();
        all.put(
                PLACES,
                oneOrMany(
                        "^/?/?" + WAY + "\\." + FIELDS + "$",
                        "Places in an IDoc, such as E1EDK02[QUALF=002].BELNR; the first that holds something counts."));
        all.put(
                PLACES + IN_GROUP,
                oneOrMany(
                        "^(/?/?" + WAY + "\\.)?" + FIELDS + "$",
                        "Places from the group's segment on, such as POSEX or E1EDP19[QUALF=002].IDTNR; / starts at the top."));
        all.put(
                SEGMENTS,
                oneOrMany("^/?/?" + WAY + "$", "Segments, such as E1EDKA1[PARVW=AG] or //E1EDP01, without a field."));
        for (String where : List.of("", IN_GROUP)) {
            ObjectNode from = Json.object();
            from.set("from", Json.reference(PLACES + where));
            all.put(PLAIN + where, Json.any(Json.reference(PLACES + where), Json.closed(from)));
            all.put(
                    TEXT + where,
                    Json.any(Json.reference(PLACES + where), coded(PLACES + where, Json.value(), Json.value())));
        }
        for (SourceDocument document : SourceDocument.values()) {
            shapes(document.key(), document.fields(), all);
        }
        return all;
    }

    private static void shapes(String path, List<SourceField> fields, SequencedMap<String, ObjectNode> all) {
        for (SourceField field : fields) {
            if (field.spec().type() == SourceType.GROUP) {
                String own = path + "." + field.key();
                ObjectNode keys = Json.object();
                keys.set("each", Json.reference(SEGMENTS));
                keys.setAll(members(own, field.spec().members(), IN_GROUP));
                all.put(own, Json.closed(keys));
                shapes(own, field.spec().members(), all);
            }
        }
    }

    private static ObjectNode oneOrMany(String pattern, String description) {
        return Json.described(
                Json.any(Json.matching(pattern), Json.list(Json.matching(pattern)), Json.nothing()), description);
    }

    static ObjectNode of(SourceDocument document) {
        ObjectNode keys = members(document.key(), document.fields(), "");
        if (document.takesExtra()) {
            ObjectNode extra = Json.open(Json.reference(TEXT));
            extra.set("propertyNames", Json.object().put("pattern", "^[A-Za-z][A-Za-z0-9_]*$"));
            keys.set(
                    "extra",
                    Json.described(extra, "The site's own fields by name; expressions see them as extra.NAME."));
        }
        return Json.described(Json.closed(keys), "Where " + document.meaning() + " is found.");
    }

    /** @param where whether they are those of a group */
    private static ObjectNode members(String path, List<SourceField> fields, String where) {
        ObjectNode keys = Json.object();
        fields.forEach(field -> {
            String meaning = field.spec().meaning();
            keys.set(
                    field.key(),
                    Json.described(
                            of(path + "." + field.key(), field, where),
                            meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + "."));
        });
        return keys;
    }

    private static ObjectNode of(String path, SourceField field, String where) {
        return switch (field.spec().type()) {
            case GROUP -> Json.any(Json.reference(path), Json.list(Json.reference(path)));
            case CODE -> code(field.spec().words(), where);
            case TEXT -> Json.reference(TEXT + where);
            case TEXTS, KEY, POSITION, FLAG, DATE, AMOUNT, SUM, QUANTITY, EMAIL, PHONE -> Json.reference(PLAIN + where);
        };
    }

    private static ObjectNode code(List<String> words, String where) {
        List<String> others = new ArrayList<>(words);
        others.addAll(List.of("empty", "reject"));
        return coded(PLACES + where, Json.nullable(Json.words(words)), Json.nullable(Json.words(others)));
    }

    private static ObjectNode coded(String places, ObjectNode meanings, ObjectNode otherwise) {
        ObjectNode keys = Json.object();
        keys.set("from", Json.reference(places));
        keys.set(
                "codes",
                Json.described(
                        Json.any(Json.text(), Json.open(meanings)),
                        "SAP's codes and what they mean, or the name of one of code-tables."));
        keys.set(
                "otherwise", Json.described(otherwise, "What any other code means: a word, or keep, empty or reject."));
        return Json.closed(keys);
    }
}
