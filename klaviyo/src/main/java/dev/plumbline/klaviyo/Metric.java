package dev.plumbline.klaviyo;

import java.util.Optional;

/**
 * A metric. The same name may stand under several integrations; what this library sends stands under {@code api}.
 *
 * @param integrationKey e.g. {@code api}
 */
public record Metric(String id, String name, Optional<String> integrationKey, Optional<String> integrationName) {

    static Metric read(Resource resource) {
        Resource integration = resource.at("integration");
        return new Metric(
                resource.id(), resource.text("name").orElse(""), integration.text("key"), integration.text("name"));
    }
}
