package dev.plumbline.mapping.reference;

import dev.plumbline.mapping.rule.RuleKey;
import dev.plumbline.mapping.target.ExpressionCatalog;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The schema of the rules. */
final class RulesSchema {
    private static final String ACCOUNT = "^[A-Za-z0-9][A-Za-z0-9_-]*$";
    private static final String DURATION = "^P.+$";

    private RulesSchema() {}

    static ObjectNode schema() {
        ObjectNode top = Json.object();
        for (RuleKey key : RuleKey.values()) {
            String[] levels = key.path().split("\\.", -1);
            ObjectNode keys = levels.length < 2 ? top : level(top, levels[0]);
            keys.set(levels[levels.length - 1], Json.described(form(key), key.meaning()));
        }
        return Json.described(Json.closed(top), "The rules of the contracts.");
    }

    /** The keys of a level, which is made when its first rule comes. */
    private static ObjectNode level(ObjectNode top, String name) {
        if (top.path(name).path("properties") instanceof ObjectNode keys) {
            return keys;
        }
        ObjectNode keys = Json.object();
        top.set(name, Json.closed(keys));
        return keys;
    }

    private static ObjectNode form(RuleKey key) {
        return switch (key.form()) {
            case TEXT -> Json.nullable(text(key));
            case LIST -> Json.texts();
            case FLAG -> Json.nullable(Json.object().put("type", "boolean"));
            case TABLE -> Json.open(Json.nullable(Json.matching(ACCOUNT)));
            case FILTERS -> filters();
        };
    }

    private static ObjectNode filters() {
        ObjectNode keys = Json.object();
        ExpressionCatalog.filters()
                .forEach(subject -> keys.set(
                        subject.name(),
                        Json.described(
                                Json.nullable(Json.value()),
                                "A condition over "
                                        + subject.rows().stream()
                                                .map(ExpressionCatalog.Row::name)
                                                .collect(Collectors.joining(" and "))
                                        + ", in CEL; what it holds for is left out.")));
        keys.set("reason", Json.described(Json.nullable(Json.value()), "Why, in words; people read it."));
        ObjectNode filters = Json.open(Json.nullable(Json.closed(keys)));
        filters.set("propertyNames", Json.object().put("pattern", "^" + ExpressionCatalog.filterName() + "$"));
        return filters;
    }

    private static ObjectNode text(RuleKey key) {
        return switch (key) {
            case ORDERS_VALUE -> Json.words(List.of("net", "gross"));
            case CUSTOMERS_IDENTITY -> Json.words(List.of("sold-to", "ship-to", "bill-to", "payer"));
            case ACCOUNTS_STANDARD -> Json.matching(ACCOUNT);
            case CATALOG_URL -> Json.matching("\\{sku\\}");
            case CUSTOMERS_QUIET_HOURS -> Json.matching("^ *\\d\\d:\\d\\d *- *\\d\\d:\\d\\d *$");
            case CUSTOMERS_SCHEDULE, STOCK_FLAP_GUARD, STOCK_SETTLE -> Json.matching(DURATION);
            case HOLDS_PREDECESSOR_MISSING, HOLDS_CUSTOMER_MISSING ->
                Json.matching("^(wait|P\\S+ +(exception|synthesise))$");
            case HOLDS_CREDIT_CHECK, HOLDS_DELIVERY_BLOCK, HOLDS_BILLING_BLOCK, HOLDS_INCOMPLETE, HOLDS_QUALITY_GATE ->
                Json.matching("^(wait|P\\S+ +exception)$");
            default -> Json.value();
        };
    }
}
