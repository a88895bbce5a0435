package dev.plumbline.simulation.check;

import dev.plumbline.klaviyo.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** I8: nothing is written that is not the mirror's own. */
final class Ownership {
    private static final Set<Endpoint> OURS = Set.of(
            Endpoint.CREATE_EVENT,
            Endpoint.BULK_CREATE_EVENTS,
            Endpoint.IMPORT_PROFILE,
            Endpoint.BULK_IMPORT_PROFILES,
            Endpoint.CREATE_ITEM,
            Endpoint.UPDATE_ITEM,
            Endpoint.BULK_CREATE_ITEMS,
            Endpoint.BULK_UPDATE_ITEMS,
            Endpoint.CREATE_VARIANT,
            Endpoint.UPDATE_VARIANT,
            Endpoint.BULK_CREATE_VARIANTS,
            Endpoint.BULK_UPDATE_VARIANTS);
    private static final Set<String> ATTRIBUTES = Set.of(
            "external_id",
            "email",
            "phone_number",
            "first_name",
            "last_name",
            "organization",
            "locale",
            "location",
            "properties");

    private Ownership() {}

    static List<Finding> check(Evidence evidence) {
        Findings findings = new Findings(Check.I8);
        long consent = evidence.aftermath().klaviyo().consentWrites();
        findings.require(consent == 0, consent + " requests wrote consent");
        for (Spoken spoken : evidence.wire()) {
            Endpoint endpoint = spoken.wired().request().endpoint();
            findings.require(OURS.contains(endpoint), "Nobody but a person may call " + endpoint);
            if (spoken.isProfile()) {
                Set<String> foreign = new TreeSet<>();
                spoken.attributes().propertyStream().forEach(attribute -> {
                    if (!ATTRIBUTES.contains(attribute.getKey())) {
                        foreign.add(attribute.getKey());
                    }
                });
                spoken.attributes().path("properties").propertyStream().forEach(property -> {
                    if (!property.getKey().startsWith("SAP")) {
                        foreign.add("properties." + property.getKey());
                    }
                });
                findings.require(foreign.isEmpty(), "The profile of " + spoken.lane() + " was told of " + foreign);
            }
        }
        return findings.all();
    }
}
