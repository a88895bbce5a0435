package dev.plumbline.sandbox.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Damage;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Dictionary DICTIONARY = Dictionary.standard();

    private static Traffic traffic(int orders, long seed, double broken) {
        return new Traffic(new Traffic.Plan(orders, seed, broken, START));
    }

    private static List<OutgoingIdoc> all(Traffic traffic) {
        List<OutgoingIdoc> all = new ArrayList<>();
        for (Optional<OutgoingIdoc> next = traffic.next(); next.isPresent(); next = traffic.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static Ledger told(int orders, long seed) {
        Traffic traffic = traffic(orders, seed, 0.05);
        all(traffic);
        return traffic.ledger();
    }

    private static byte[] bytes(long seed, Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all(traffic(60, seed, 0.05)).forEach(message -> bytes.writeBytes(message.toBytes(form, DICTIONARY)));
        return bytes.toByteArray();
    }

    private static List<ReadResult> read(OutgoingIdoc message, Form form) {
        return new IdocReader(DICTIONARY)
                .stream(message.toBytes(form, DICTIONARY))
                        .map(IdocReader.Item::result)
                        .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedMakesTheSameBytes(Form form) {
        assertThat(bytes(7, form)).isEqualTo(bytes(7, form));
    }

    @Test
    void anotherSeedMakesOtherBytes() {
        assertThat(bytes(7, Form.XML)).isNotEqualTo(bytes(8, Form.XML));
    }

    @ParameterizedTest
    @EnumSource
    void everyHealthyMessageReadsBackAsItWas(Form form) {
        for (OutgoingIdoc message : all(traffic(80, 3, 0))) {
            List<ReadResult> results = read(message, form);
            assertThat(results).singleElement().isInstanceOf(ReadResult.Read.class);
            ReadResult.Read back = (ReadResult.Read) results.getFirst();
            assertThat(back.idoc().warnings()).isEmpty();
            assertThat(back.idoc().control().docnum())
                    .isEqualTo(message.idoc().control().docnum());
            assertThat(back.idoc().segments()).isEqualTo(message.idoc().segments());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageWhoseTransferEndedEarlyIsBroken(Form form) {
        all(traffic(400, 5, 0.3)).stream()
                .filter(message -> message.damage().equals(Optional.of(Damage.CUT_OFF)))
                .forEach(message -> assertThat(read(message, form))
                        .as(message.idoc().control().docnum())
                        .hasAtLeastOneElementOfType(ReadResult.Broken.class));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoIdocIsBroken(Form form) {
        all(traffic(400, 5, 0.3)).stream()
                .filter(message -> message.damage().equals(Optional.of(Damage.NO_IDOC)))
                .forEach(
                        message -> assertThat(read(message, form)).hasAtLeastOneElementOfType(ReadResult.Broken.class));
    }

    @Test
    void onlyTypesWhoseSegmentsHaveNoLayoutCannotBeFlat() {
        assertThat(all(traffic(300, 3, 0)).stream()
                        .filter(message -> !message.canBeFlat(DICTIONARY))
                        .map(message -> message.idoc().control().messageType())
                        .distinct())
                .containsExactlyInAnyOrder("COND_A", "LOISTD", "SHPMNT", "PROACT", "WMMBXY");
    }

    @Test
    void everyKindOfDamageOccurs() {
        assertThat(all(traffic(400, 5, 0.3)).stream()
                        .flatMap(message -> message.damage().stream())
                        .distinct())
                .containsExactlyInAnyOrder(Damage.values());
    }

    @Test
    void withoutAShareNothingIsBroken() {
        Traffic traffic = traffic(60, 3, 0);
        assertThat(all(traffic)).allMatch(message -> message.damage().isEmpty());
        assertThat(traffic.ledger().broken()).isZero();
    }

    @Test
    void theLedgerCountsWhatIsBroken() {
        Traffic traffic = traffic(100, 3, 0.2);
        long damaged = all(traffic).stream()
                .filter(message -> message.damage().isPresent())
                .count();
        assertThat(traffic.ledger().broken()).isEqualTo(damaged).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
    void aShareThatWouldNeverEndIsRefused(double broken) {
        assertThatThrownBy(() -> traffic(10, 1, broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serializationTimesRiseStrictly() {
        assertThat(all(traffic(100, 3, 0.1)))
                .extracting(message -> message.idoc().control().serialization())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersRiseStrictly() {
        assertThat(all(traffic(100, 3, 0.1)))
                .extracting(message -> message.idoc().control().docnum())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsSentAgainHasTheSameContentUnderANewNumber() {
        Traffic traffic = traffic(10, 3, 0);
        OutgoingIdoc sent = traffic.next().orElseThrow();
        OutgoingIdoc again = traffic.resent(sent);
        assertThat(again.idoc().segments()).isEqualTo(sent.idoc().segments());
        assertThat(again.idoc().control().docnum())
                .isGreaterThan(sent.idoc().control().docnum());
    }

    @Test
    void everyOrderHasAStory() {
        assertThat(told(300, 11).stories()).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void everyEventOfTheContractOccurs() {
        assertThat(told(600, 11).stories().stream()
                        .flatMap(story -> story.usual().stream())
                        .map(Expected.Event::metric)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "Placed Order",
                        "Ordered Product",
                        "Cancelled Order",
                        "Fulfilled Order",
                        "Fulfilled Partial Order",
                        "Shipped Order",
                        "Delivered Order",
                        "Returned Order",
                        "Refunded Order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-order-\\d+-increase-1",
                "-order-\\d+-item-90",
                "-order-\\d+-item-\\d+-2",
                "-order-\\d+-cancelled-\\d+",
                "-order-\\d+-cancelled-\\d+-2",
                "-order-\\d+-cancelled-whole-2",
                "-order-\\d+-fulfilled",
                "-delivery-\\d+-order-\\d+-3",
                "-shipment-\\d+-order-\\d+",
                "-billing-\\d+-order-\\d+"
            })
    void everyFormOfAnIdOccurs(String form) {
        assertThat(told(600, 11).stories().stream().flatMap(story -> story.usual().stream()))
                .anyMatch(event -> event.uniqueId().matches("PRD-100" + form));
    }

    @ParameterizedTest
    @EnumSource
    void everyPartOfAStoryIsTold(Part part) {
        assertThat(all(new Traffic(new Traffic.Plan(300, 3, 0, START).withPrices())))
                .anyMatch(message -> message.part() == part);
    }

    @Test
    void theMessagesOfAnOrderBelongToOneStory() {
        Traffic traffic = traffic(200, 3, 0);
        List<OutgoingIdoc> sent = all(traffic);
        for (Story story : traffic.ledger().stories()) {
            List<String> docnums = story.facts().stream().map(Fact::docnum).toList();
            assertThat(sent.stream()
                            .filter(message -> docnums.contains(message.docnum()))
                            .map(OutgoingIdoc::story)
                            .distinct())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void uniqueIdsAreUniquePerMetric() {
        Set<String> seen = new HashSet<>();
        for (Story story : told(300, 11).stories()) {
            for (Expected.Event event : story.usual()) {
                assertThat(seen.add(event.metric() + " " + event.uniqueId()))
                        .as(event.uniqueId())
                        .isTrue();
            }
        }
    }

    @Test
    void theProductsOfAnOrderAreWorthWhatWasPlaced() {
        for (Story story : told(300, 11).stories()) {
            Map<String, BigDecimal> sums = sums(story.usual());
            assertThat(sums.getOrDefault("Ordered Product", BigDecimal.ZERO))
                    .isEqualByComparingTo(sums.getOrDefault("Placed Order", BigDecimal.ZERO));
        }
    }

    @Test
    void noOrderIsCancelledOrRefundedBeyondItsValue() {
        for (Story story : told(300, 11).stories()) {
            if (story.usual().stream().anyMatch(event -> event.metric().equals("Placed Order"))) {
                assertThat(left(sums(story.usual()), "Refunded Order"))
                        .as(story.order())
                        .isNotNegative();
            }
        }
    }

    @Test
    void noMoreIsFulfilledThanWasPlacedAndNotCancelled() {
        for (Story story : told(300, 11).stories()) {
            assertThat(left(sums(story.usual()), "Fulfilled Order", "Fulfilled Partial Order"))
                    .as(story.order())
                    .isNotNegative();
        }
    }

    private static BigDecimal left(Map<String, BigDecimal> sums, String... less) {
        BigDecimal left = sums.getOrDefault("Placed Order", BigDecimal.ZERO)
                .subtract(sums.getOrDefault("Cancelled Order", BigDecimal.ZERO));
        for (String metric : less) {
            left = left.subtract(sums.getOrDefault(metric, BigDecimal.ZERO));
        }
        return left;
    }

    @Test
    void timesOfAnOrderRiseStrictly() {
        for (Story story : told(300, 11).stories()) {
            Map<String, Instant> last = new HashMap<>();
            for (Expected.Event event : story.usual()) {
                if (story.numbers().size() == 1) {
                    Instant before = last.put(story.order(), event.time());
                    assertThat(before == null || event.time().isAfter(before)).isTrue();
                }
            }
        }
    }

    private static Map<String, BigDecimal> sums(List<Expected.Event> events) {
        Map<String, BigDecimal> sums = new HashMap<>();
        events.forEach(event -> sums.merge(event.metric(), event.value(), BigDecimal::add));
        return sums;
    }

    @Test
    void everyEventIsOfAProfileOfTheLedger() {
        Ledger ledger = told(300, 11);
        List<String> customers =
                ledger.profiles().stream().map(Expected.Profile::customer).toList();
        assertThat(ledger.stories().stream().flatMap(story -> story.usual().stream()))
                .allMatch(event -> customers.contains(event.customer()))
                .allMatch(event -> event.currency().matches("EUR|GBP|JPY|KWD"));
    }

    @Test
    void aGuestHasAProfileForEachOrder() {
        assertThat(told(300, 11).profiles())
                .filteredOn(profile -> profile.customer().matches(Traffic.ONE_TIME_CUSTOMER + "-\\d+"))
                .isNotEmpty()
                .allMatch(profile -> profile.attributes().containsKey("email"));
    }

    @Test
    void whoSharesAnAddressSharesTheProfile() {
        Ledger ledger = told(300, 11);
        List<Expected.Profile> shared = ledger.profiles().stream()
                .filter(profile -> !profile.sharedWith().isEmpty())
                .toList();
        assertThat(shared)
                .isNotEmpty()
                .allMatch(profile -> profile.attributes().containsKey("properties.SAPCustomerNumbers"));
        assertThat(shared.stream().flatMap(profile -> profile.sharedWith().stream()))
                .noneMatch(other -> ledger.profiles().stream()
                        .anyMatch(profile -> profile.customer().equals(other)));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 0", "EUR, 2", "KWD, 3"})
    void everyCurrencyHasItsDecimals(String currency, int decimals) {
        assertThat(told(300, 11).stories().stream()
                        .flatMap(story -> story.usual().stream())
                        .filter(event -> event.currency().equals(currency)
                                && event.value().signum() != 0))
                .isNotEmpty()
                .allMatch(event -> event.value().scale() == decimals);
    }

    @Test
    void anAccountHearsOfItsSalesOrganisationAlone() {
        Traffic traffic = new Traffic(new Traffic.Plan(200, 3, 0, START, Map.of("2000", "south")));
        all(traffic);
        Ledger south = traffic.ledger().of("south");
        Ledger main = traffic.ledger().of("main");
        assertThat(south.stories()).isNotEmpty();
        assertThat(south.stories().size() + main.stories().size())
                .isEqualTo(traffic.ledger().stories().size());
        assertThat(south.stories().stream().flatMap(story -> story.usual().stream()))
                .allMatch(event -> event.account().equals("south"));
    }

    @Test
    void anOrderThatNeverArrivesIsNeverTold() {
        Traffic traffic = traffic(100, 3, 0);
        Set<String> lost = all(traffic).stream()
                .filter(message -> message.part() == Part.ORDER)
                .map(OutgoingIdoc::docnum)
                .collect(Collectors.toSet());
        assertThat(traffic.ledgerWithout(lost).stories())
                .allMatch(story ->
                        story.usual().stream().noneMatch(event -> event.metric().equals("Placed Order")));
    }

    @Test
    void shuffledTrafficHasTheSameMessages() {
        assertThat(contents(true)).isNotEqualTo(contents(false)).containsExactlyInAnyOrderElementsOf(contents(false));
    }

    private static List<String> contents(boolean shuffled) {
        Dispatch dispatch =
                new Dispatch(traffic(60, 3, 0.05), new Dispatch.Options(List.of(Form.XML), 0, 3), DICTIONARY);
        return dispatch.all(shuffled).stream().map(Dispatch.Message::content).toList();
    }

    @Test
    void stockIsNeverNegative() {
        assertThat(told(300, 11).variants()).allMatch(variant -> variant.quantity() >= 0);
    }

    @Test
    void noTwoCustomersOfALargeMerchantShareAnAddressOrANumber() {
        List<Expected.Profile> profiles = traffic(90_000, 1, 0).ledger().profiles();
        assertThat(profiles)
                .extracting(profile -> profile.attributes().get("email"))
                .doesNotHaveDuplicates();
        assertThat(profiles.stream()
                        .flatMap(profile ->
                                Optional.ofNullable(profile.attributes().get("phone_number")).stream())
                        .toList())
                .doesNotHaveDuplicates();
    }
}
