package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @Test
    void aMetricNameHasAtMost127Characters() {
        assertThatCode(() -> event("m".repeat(127), "1", Map.of())).doesNotThrowAnyException();
        refused(() -> event("m".repeat(128), "1", Map.of()), "metric: 128 characters, Klaviyo allows at most 127");
        refused(() -> event(" ", "1", Map.of()), "metric: is empty, a text is required");
    }

    @Test
    void aUniqueIdHas1To255Characters() {
        assertThatCode(() -> event("m", "u".repeat(255), Map.of())).doesNotThrowAnyException();
        refused(() -> event("m", "u".repeat(256), Map.of()), "unique_id: 256 characters, Klaviyo allows at most 255");
        refused(() -> event("m", "", Map.of()), "unique_id: is empty, a text is required");
    }

    @Test
    void anEventHasAtMost400Properties() {
        refused(() -> event("m", "1", numbered(401)), "properties: 401 properties, Klaviyo allows at most 400");
        assertThatCode(() -> event("m", "1", numbered(400))).doesNotThrowAnyException();
    }

    @Test
    void aTextHasAtMost100KilobytesOfUtf8() {
        assertThatCode(() -> event("m", "1", Map.of("a", "x".repeat(100_000)))).doesNotThrowAnyException();
        refused(
                () -> event("m", "1", Map.of("a", List.of(Map.of("b", "ü".repeat(50_001))))),
                "properties.a[0].b: 100002 bytes, Klaviyo allows at most 100000");
    }

    @Test
    void aListHasAtMost4000Items() {
        refused(
                () -> event("m", "1", Map.of("a", Collections.nCopies(4001, 1))),
                "properties.a: 4001 items, Klaviyo allows at most 4000");
    }

    @Test
    void nestingEndsAtTenLevels() {
        assertThatCode(() -> event("m", "1", nested(10))).doesNotThrowAnyException();
        refused(() -> event("m", "1", nested(11)), ": 11 levels deep, Klaviyo allows at most 10");
    }

    @Test
    void keysOfKlaviyosOwnAreRefusedAtEveryLevel() {
        refused(
                () -> event("m", "1", Map.of("$value", 1)),
                "properties.$value: keys that begin with $ are Klaviyo's own");
        refused(() -> event("m", "1", Map.of("a", Map.of("$b", 1))), "properties.a.$b: keys that begin with $");
    }

    @Test
    void nullAndStrangeValuesAreRefusedByName() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);

        refused(() -> event("m", "1", withNull), "properties.a: is null; leave the property out, or unset it");
        refused(() -> event("m", "1", Map.of("a", 1.5d)), "properties.a: a Double cannot be sent");
        refused(
                () -> event("m", "1", Map.of("a", BigInteger.TWO.pow(63))),
                "properties.a: 64 bits beside the sign, Klaviyo allows at most 63");
        refused(
                () -> event("m", "1", Map.of("a", new BigDecimal("1E+900"))),
                "properties.a: the number has 901 digits");
    }

    @Test
    void aNumberOfEndlessExponentIsRefusedBeforeItIsWrittenOut() {
        refused(
                () -> VariantPatch.of(Samples.VARIANT).withInventoryQuantity(new BigDecimal("1E+2000000000")),
                "inventory_quantity: the number has");
    }

    @Test
    void anEventLiesBetween1990AndAYearFromNow() {
        refused(() -> at("1989-12-31T23:59:59Z"), "time: 1989-12-31T23:59:59Z, Klaviyo takes events from 1990");
        assertThatCode(() -> at("2027-03-02T08:00:00Z").requireAcceptableAt(Samples.NOW))
                .doesNotThrowAnyException();
        refused(
                () -> at("2027-03-02T08:00:01Z").requireAcceptableAt(Samples.NOW),
                "time: 2027-03-02T08:00:01Z, Klaviyo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Consent", "subscriptions", "email_marketing_consent", "SMS consent", "$consent", "Suppressions"
            })
    void consentIsNeverWritten(String name) {
        refused(
                () -> ProfileUpsert.of(Samples.ANNA, ProfileAttributes.unchanged(), Map.of(name, "x")),
                "properties." + name);
        refused(() -> PropertyPatch.unset(List.of(name)), "unset." + name);
        refused(() -> new PropertyPatch(Map.of(name, List.of(1)), Map.of(), List.of()), "append." + name);
    }

    @Test
    void anIdentifierIsCheckedAndNeverQuoted() {
        refused(
                () -> ProfileRef.ofEmail("x".repeat(90) + "@kunde-mail.de"),
                "profile.email: 104 characters, Klaviyo allows");
        refused(
                () -> ProfileRef.ofEmail("anna at kunde-mail.de"),
                "profile.email: expected an e-mail address, found 21 characters");
        refused(
                () -> ProfileRef.ofPhone("0431 1234567"),
                "profile.phone_number: expected a phone number in E.164 form");
        refused(
                () -> new ProfileRef(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                "profile: has no identifier");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileRef.ofEmail("geheim"))
                .withMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", "a@EXAMPLE.org", "a@mail.example.net", "a@test.com"})
    void testDomainsAreKnown(String email) {
        assertThat(ProfileRef.ofEmail(email).isDroppedByKlaviyo()).isTrue();
    }

    @Test
    void otherDomainsAreNoTestDomains() {
        assertThat(ProfileRef.ofEmail("a@myexample.com").isDroppedByKlaviyo()).isFalse();
        assertThat(Samples.BERND.isDroppedByKlaviyo()).isFalse();
    }

    @Test
    void bulkRequestsHaveAnEndAndNoRepetition() {
        List<Event> events =
                IntStream.range(0, 1001).mapToObj(i -> Samples.event("u" + i)).toList();
        refused(() -> Requests.bulkCreateEvents(events), "events: 1001 in one request, Klaviyo allows at most 1000");
        refused(() -> Requests.bulkCreateEvents(List.of()), "events: is empty");
        refused(
                () -> Requests.bulkCreateEvents(List.of(Samples.event("1"), Samples.event("1"))),
                "events[1]: unique_id 1 of Placed Order is there twice");
        refused(
                () -> Requests.bulkDeleteItems(Collections.nCopies(101, Samples.ITEM)),
                "items: 101 in one request, Klaviyo allows at most 100");
        refused(
                () -> Requests.bulkUpdateVariants(List.of(Samples.variantPatch(), Samples.variantPatch())),
                "variants[1]: $custom:::$default:::MAT-4711/BLAU 10% stands in an earlier row too");
    }

    @Test
    void onePersonStandsInOneRowOfABulkImport() {
        ProfileRef sameMail = ProfileRef.ofEmail("Anna.Thoms@kunde-mail.de");

        refused(
                () -> Requests.bulkImportProfiles(List.of(Samples.upsert(Samples.ANNA), Samples.upsert(sameMail))),
                "profiles[1]: its email stands in an earlier row too");
    }

    @Test
    void aProfileHasAtMost100Kilobytes() {
        Map<String, Object> big = Map.of("a", "x".repeat(60_000), "b", "x".repeat(60_000));
        ProfileUpsert upsert = ProfileUpsert.of(Samples.BERND, ProfileAttributes.unchanged(), big);

        refused(() -> Requests.bulkImportProfiles(List.of(Samples.upsert(Samples.ANNA), upsert)), "profiles[1]: 1200");
    }

    @Test
    void aBodyHasAtMost5Megabytes() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(event("m", "u" + i, Map.of("a", "x".repeat(90_000))));
        }

        refused(() -> Requests.bulkCreateEvents(events), "body: 54");
    }

    @Test
    void metadataOfTheCatalogIsFlat() {
        refused(
                () -> new CatalogDetails(Optional.empty(), Optional.empty(), List.of(), Map.of("a", List.of()), true),
                "custom_metadata.a: is nested");
        refused(
                () -> new CatalogDetails(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of("a", "x".repeat(60_000), "b", "x".repeat(60_000)),
                        true),
                "custom_metadata: 1200");
    }

    @Test
    void whatIsGivenIsCopied() {
        List<Object> names = new ArrayList<>(List.of("a"));
        Map<String, Object> properties = new HashMap<>(Map.of("names", names, "at", Samples.NOW));

        Event event = event("m", "1", properties);
        names.add("b");
        properties.clear();

        assertThat(event.properties())
                .containsOnly(Map.entry("names", List.of("a")), Map.entry("at", "2026-03-02T08:00:00Z"));
    }

    private static Event event(String metric, String uniqueId, Map<String, Object> properties) {
        return new Event(
                metric, Samples.ANNA, properties, Samples.NOW, Optional.empty(), Optional.empty(), uniqueId, false);
    }

    private static Event at(String time) {
        return new Event(
                "m", Samples.ANNA, Map.of(), Instant.parse(time), Optional.empty(), Optional.empty(), "1", false);
    }

    private static Map<String, Object> numbered(int count) {
        Map<String, Object> properties = new HashMap<>();
        IntStream.range(0, count).forEach(i -> properties.put("p" + i, i));
        return properties;
    }

    private static Map<String, Object> nested(int levels) {
        return levels == 1 ? Map.of("a", 1) : Map.of("a", nested(levels - 1));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
