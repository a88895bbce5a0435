package dev.plumbline.sandbox.klaviyo;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Request bodies. */
final class Bodied {
    static final String ANNA = "\"email\":\"anna@kunde-mail.de\"";
    static final String PREFIX = "$custom:::$default:::";

    private Bodied() {}

    /** @param attributes JSON without braces */
    static String event(String metric, String attributes) {
        return event(metric, ANNA, attributes);
    }

    static String event(String metric, String profile, String attributes) {
        return """
                {"data":{"type":"event","attributes":{%s"properties":{},"profile":{"data":{"type":"profile",
                 "attributes":{%s}}},"metric":{"data":{"type":"metric","attributes":{"name":"%s"}}}}}}
                """.formatted(attributes.isEmpty() ? "" : attributes + ",", profile, metric);
    }

    /** A row of {@link #group}. */
    static String row(String metric, String attributes) {
        return """
                {"type":"event","attributes":{%s"properties":{},
                 "metric":{"data":{"type":"metric","attributes":{"name":"%s"}}}}}
                """.formatted(attributes.isEmpty() ? "" : attributes + ",", metric);
    }

    /** @param profile the members of its resource beside the type */
    static String group(String profile, String extra, String... rows) {
        return """
                {"type":"event-bulk-create","attributes":{%s"profile":{"data":{"type":"profile",%s}},
                 "events":{"data":[%s]}}}
                """.formatted(extra.isEmpty() ? "" : extra + ",", profile, String.join(",", rows));
    }

    static String bulk(String... groups) {
        return """
                {"data":{"type":"event-bulk-create-job","attributes":{"events-bulk-create":{"data":[%s]}}}}
                """.formatted(String.join(",", groups));
    }

    static String profile(String attributes) {
        return "{\"data\":" + profileRow(attributes) + "}";
    }

    static String profile(String attributes, String meta) {
        return "{\"data\":{\"type\":\"profile\",\"attributes\":{%s},\"meta\":{%s}}}".formatted(attributes, meta);
    }

    static String profileWithId(String id, String attributes) {
        return "{\"data\":{\"type\":\"profile\",\"id\":\"%s\",\"attributes\":{%s}}}".formatted(id, attributes);
    }

    static String profileRow(String attributes) {
        return "{\"type\":\"profile\",\"attributes\":{%s}}".formatted(attributes);
    }

    static String profiles(String... rows) {
        return """
                {"data":{"type":"profile-bulk-import-job","attributes":{"profiles":{"data":[%s]}}}}
                """.formatted(String.join(",", rows));
    }

    static String item(String externalId) {
        return "{\"data\":" + itemRow(externalId) + "}";
    }

    static String itemRow(String externalId) {
        return """
                {"type":"catalog-item","attributes":{"external_id":"%s","title":"Bolt","description":"A bolt",
                 "url":"https://shop.kunde-mail.de"}}
                """.formatted(externalId);
    }

    static String variant(String externalId, String item, int stock) {
        return "{\"data\":" + variantRow(externalId, item, stock) + "}";
    }

    static String variantRow(String externalId, String item, int stock) {
        return """
                {"type":"catalog-variant","attributes":{"external_id":"%1$s","title":"Bolt","description":"A bolt",
                 "url":"https://shop.kunde-mail.de","sku":"%1$s","inventory_quantity":%3$d,"price":1.5},
                 "relationships":{"item":{"data":{"type":"catalog-item","id":"%2$s"}}}}
                """.formatted(externalId, PREFIX + item, stock);
    }

    static String stock(String externalId, int quantity) {
        return "{\"data\":" + stockRow(externalId, quantity) + "}";
    }

    static String stockRow(String externalId, int quantity) {
        return """
                {"type":"catalog-variant","id":"%s","attributes":{"inventory_quantity":%d}}
                """.formatted(PREFIX + externalId, quantity);
    }

    /** A job over rows of the catalog. */
    static String job(String kind, String action, String... rows) {
        return """
                {"data":{"type":"catalog-%1$s-bulk-%2$s-job","attributes":{"%1$ss":{"data":[%3$s]}}}}
                """.formatted(kind, action, String.join(",", rows));
    }

    /** Properties with numbered names. */
    static String properties(int count) {
        return IntStream.range(0, count).mapToObj(n -> "\"p" + n + "\":1").collect(Collectors.joining(",", "{", "}"));
    }
}
