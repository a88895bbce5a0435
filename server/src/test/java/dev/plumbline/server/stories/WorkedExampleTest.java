package dev.plumbline.server.stories;

import static dev.plumbline.server.stories.Segments.builder;
import static dev.plumbline.server.stories.Segments.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.support.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of docs/examples/mapping: what its README promises. */
class WorkedExampleTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("plumbline.root"), "docs", "examples", "mapping", "mapping.yaml");

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private Post post = new Post(Mappings.standard());
    private MemoryHost host = new MemoryHost(Mappings.contract());
    private int letters;

    @BeforeEach
    void theMappingOfTheExample() throws IOException {
        Mapping mapping = Mappings.of(Files.readString(EXAMPLE));
        post = new Post(mapping);
        host = new MemoryHost(mapping.contract());
    }

    private Post.Heard send(String messageType, String basicType, Segment... segments) {
        now = now.plusSeconds(60);
        Post.Heard heard = post.send(
                new SapMessage.Wire(messageType, basicType, List.of(segments), false),
                new Post.Letter("PRD-100", ++letters, now));
        heard.documents().forEach(document -> host.take(document, now));
        return heard;
    }

    private void sendGood(String messageType, String basicType, Segment... segments) {
        assertThat(send(messageType, basicType, segments).complaints()).isEmpty();
    }

    private void customer(String... ofTheSite) {
        sendGood("DEBMAS", "DEBMAS06", master(ofTheSite));
    }

    private static Segment master(String... ofTheSite) {
        return builder("E1KNA1M", "KUNNR", "0000004711", "NAME1", "Nordwind GmbH", "LAND1", "DE", "KUKLA", "A")
                .child(segment("Z1KNA1ADD", ofTheSite))
                .build();
    }

    /** @param ofTheSite names and values of fields of Z1SDHEAD */
    private void order(String type, String organisation, String... ofTheSite) {
        sendGood(
                "ORDRSP",
                "ORDERS05",
                builder("E1EDK01", "CURCY", "EUR", "BELNR", "0000012345")
                        .child(segment("Z1SDHEAD", ofTheSite))
                        .build(),
                segment("E1EDK14", "QUALF", "012", "ORGID", type),
                segment("E1EDK14", "QUALF", "008", "ORGID", organisation),
                segment("E1EDK03", "IDDAT", "025", "DATUM", "20260302", "UZEIT", "080000"),
                segment("E1EDKA1", "PARVW", "AG", "PARTN", "0000004711", "NAME1", "Nordwind GmbH", "ORT01", "Kiel"),
                builder("E1EDP01", "POSEX", "000010", "MENGE", "2.000", "NETWR", "100.00")
                        .child(segment("E1EDP19", "QUALF", "002", "IDTNR", "ACME-815", "KTEXT", "Bolt"))
                        .build());
    }

    private <C extends Command> Stream<C> told(Class<C> sort) {
        host.passUntil(now.plus(Duration.ofHours(2)));
        return host.sent().stream()
                .map(MemoryHost.Sent::command)
                .filter(sort::isInstance)
                .map(sort::cast);
    }

    private UpsertProfile profile() {
        return told(UpsertProfile.class).reduce((earlier, later) -> later).orElseThrow();
    }

    private List<String> metrics() {
        return told(TrackEvent.class).map(TrackEvent::metric).toList();
    }

    private Map<String, Object> placed() {
        return told(TrackEvent.class)
                .filter(event -> event.metric().equals("Bestellung aufgegeben"))
                .findFirst()
                .orElseThrow()
                .properties();
    }

    @Test
    void aCustomersEmailAddressAndLoyaltyClassComeFromTheSitesSegment() {
        customer("SMTP_ADDR", "einkauf@kunde-mail.de", "LOYALTY", "G");
        order("TA", "1000");
        assertThat(profile().attributes()).containsEntry("email", "einkauf@kunde-mail.de");
        assertThat(profile().properties()).containsEntry("LoyaltyClass", "gold").containsEntry("ValuedCustomer", true);
    }

    @Test
    void aChangedLoyaltyClassIsToldAtOnceSinceItHasPriority() {
        customer("LOYALTY", "B");
        order("TA", "1000");
        assertThat(profile().properties()).containsEntry("LoyaltyClass", "basic");
        now = now.plus(Duration.ofHours(3));
        customer("LOYALTY", "S");
        assertThat(host.sent().getLast()).satisfies(sent -> {
            assertThat(sent.when()).isEqualTo(now);
            assertThat(sent.command())
                    .isInstanceOfSatisfying(
                            UpsertProfile.class,
                            profile -> assertThat(profile.properties()).containsEntry("LoyaltyClass", "silver"));
        });
    }

    @Test
    void aCustomerWithoutALoyaltyClassHasNoSuchProperty() {
        customer("SMTP_ADDR", "einkauf@kunde-mail.de");
        order("TA", "1000");
        assertThat(profile().properties()).doesNotContainKeys("LoyaltyClass", "ValuedCustomer");
    }

    @Test
    void anUnknownLoyaltyClassIsAnExceptionThatNamesItsPlaceAndItsRemedy() {
        assertThat(send("DEBMAS", "DEBMAS06", master("LOYALTY", "P")).complaints())
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.segment()).isEqualTo("Z1KNA1ADD");
                    assertThat(complaint.field()).isEqualTo("LOYALTY");
                    assertThat(complaint.value()).isEqualTo("P");
                    assertThat(complaint.reason())
                            .contains("expected one of B, G, S; add the code to sources.code-tables.loyalty-classes in"
                                    + " mapping.yaml, or correct it in SAP");
                });
    }

    @Test
    void propertiesHaveTheNamesOfTheSite() {
        customer();
        order("TA", "1000");
        assertThat(profile().properties())
                .containsEntry("AccountStatus", "active")
                .doesNotContainKeys("SAPAccountStatus", "SAPCustomerClass");
    }

    @Test
    void eventsHaveTheNamesOfTheSite() {
        customer();
        order("TA", "1000");
        assertThat(metrics()).containsExactly("Bestellung aufgegeben", "Artikel bestellt");
    }

    @Test
    void anOrderTellsItsChannelAndItsBrandsAndNoBillingAddress() {
        customer();
        order("TA", "1000", "CHANNEL", "02");
        assertThat(placed())
                .containsEntry("Channel", "App")
                .containsEntry("Brands", List.of("ACME"))
                .containsKey("ShippingAddress")
                .doesNotContainKey("BillingAddress");
    }

    @Test
    void anUnknownChannelIsLeftOut() {
        customer();
        order("TA", "1000", "CHANNEL", "77");
        assertThat(placed()).doesNotContainKey("Channel");
    }

    @Test
    void anOrderWithCreditStatusBWaitsUntilItIsApproved() {
        customer();
        order("TA", "1000", "CMGST", "B");
        assertThat(metrics()).isEmpty();
        now = now.plus(Duration.ofHours(3));
        order("TA", "1000", "CMGST", "D");
        assertThat(metrics()).contains("Bestellung aufgegeben");
    }

    @Test
    void creditStatusCHoldsNoOrderHere() {
        customer();
        order("TA", "1000", "CMGST", "C");
        assertThat(metrics()).contains("Bestellung aufgegeben");
    }

    @Test
    void anOrderOfTheSitesReturnTypeIsNotPlaced() {
        customer();
        order("ZRE", "1000");
        assertThat(metrics()).isEmpty();
    }

    @Test
    void anOrderTypeThatMeansSomethingElseHereIsSold() {
        customer();
        order("SD", "1000");
        assertThat(metrics()).contains("Bestellung aufgegeben");
    }

    @Test
    void theAmericanSalesOrganisationHasAnAccountOfItsOwn() {
        customer();
        order("TA", "2000");
        assertThat(told(TrackEvent.class))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.account()).isEqualTo("us"));
    }

    @Test
    void aMovementTypeOfTheSiteChangesTheStockOfItsAccount() {
        sendGood("LOISTD", "LOISTD01", stock("1000", "5.000"), stock("2100", "7.000"));
        sendGood(
                "MBGMCR",
                "MBGMCR03",
                segment("E1BP2017_GM_HEAD_01", "REF_DOC_NO", "LS-77"),
                segment(
                        "E1BP2017_GM_ITEM_CREATE",
                        Stream.of("MATERIAL ACME-815", "PLANT 2100", "MOVE_TYPE 901", "ENTRY_QNT 3.000")
                                .flatMap(field -> Arrays.stream(field.split(" ", 2)))
                                .toArray(String[]::new)));
        assertThat(told(SetStock.class))
                .extracting(SetStock::account, SetStock::quantity)
                .contains(tuple("eu", 5L), tuple("us", 10L));
    }

    private static Segment stock(String plant, String quantity) {
        return segment("E1MDSTL", "MATNR", "ACME-815", "WERKS", plant, "LABST", quantity);
    }
}
