package dev.plumbline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Customer;
import dev.plumbline.core.aggregate.Order;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files stored/*.json are what older versions wrote: a new form gets a new file, an old file is never changed. */
class StoredJsonTest {
    private final StoredJson json = new StoredJson();

    static Set<String> examples() {
        return Remembered.all().keySet();
    }

    private static String example(String name) {
        try (InputStream file = StoredJsonTest.class.getResourceAsStream("/stored/" + name + ".json")) {
            assertThat(file).as("stored/%s.json", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Object read(String stored, Object like) {
        return like instanceof Aggregate ? json.read(stored, Aggregate.class) : json.read(stored, Command.class);
    }

    private static JsonNode tree(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static ObjectNode stored(String name) {
        return (ObjectNode) tree(example(name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsWrittenIsReadAsTheSame(String name) {
        Object value = Remembered.all().get(name);
        assertThat(read(json.write(value), value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatAnOlderVersionWroteIsRead(String name) {
        Object value = Remembered.all().get(name);
        assertThat(read(example(name), value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theStoredFormIsTheOneThatIsKeptAsAnExample(String name) {
        String written = json.write(Remembered.all().get(name));
        assertThat(tree(written)).as(written).isEqualTo(tree(example(name)));
    }

    @Test
    void thereIsAnExampleOfEveryCase() {
        Set<Class<?>> cases = Stream.of(Aggregate.class, Command.class)
                .flatMap(of -> Arrays.stream(of.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        assertThat(Remembered.all().values()).extracting(Object::getClass).containsAll(cases);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theTypeIsTheSimpleNameSoThatACaseMayMoveToAnotherPackage(String name) {
        Object value = Remembered.all().get(name);
        assertThat(tree(json.write(value)).path("type").asString())
                .isEqualTo(value.getClass().getSimpleName());
    }

    @Test
    void aCaseInsideAnotherOneNamesItsTypeToo() {
        JsonNode customer = tree(json.write(Remembered.customer()));
        assertThat(customer.path("views").path("main").path("told").path("type").asString())
                .isEqualTo("UpsertProfile");
        JsonNode planned = tree(json.write(RememberedOrder.order()))
                .path("deliveries")
                .path("80002")
                .path("newest");
        assertThat(planned.path("progress").path("goodsIssue").path("type").asString())
                .isEqualTo("NotPosted");
    }

    @Test
    void whatAnOrderKeptBeforeHistoryCouldBeLoadedIsLive() {
        ObjectNode order = stored("order-unknown");
        ((ObjectNode) order.path("told").path("news")).remove("kept");
        assertThat(((Order) json.read(order.toString(), Aggregate.class))
                        .told()
                        .news()
                        .kept())
                .isEmpty();
    }

    @Test
    void onlyComponentsAreStoredNotWhatFollowsFromThem() {
        JsonNode event = tree(json.write(Remembered.event()));
        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "metric", "profile", "uniqueId", "time", "value", "properties", "silent", "thread");
    }

    @Test
    void anAmountKeepsItsDecimals() {
        Order order = (Order) json.read(json.write(RememberedOrder.order()), Aggregate.class);
        assertThat(order.told().items().values())
                .extracting(item -> item.orderedValue().toString())
                .containsExactly("0.10");
    }

    @Test
    void aFractionAmongThePropertiesOfAnEventKeepsItsDecimals() {
        String stored = json.write(event(Map.of("Price", new BigDecimal("1.10"))));
        assertThat(((TrackEvent) json.read(stored, Command.class)).properties())
                .containsEntry("Price", new BigDecimal("1.10"));
    }

    @Test
    void aWholeNumberAmongThePropertiesOfAnEventIsStillTheSameNumber() {
        String stored = json.write(event(Map.of("Quantity", new BigDecimal("3"))));
        TrackEvent read = (TrackEvent) json.read(stored, Command.class);
        assertThat(read.properties().get("Quantity")).hasToString("3");
        assertThat(json.write(read)).isEqualTo(stored);
    }

    /** PostgreSQL's jsonb sorts names by length. */
    @Test
    void theTypeNeedNotStandFirst() {
        ObjectNode stored = stored("order");
        stored.set("type", stored.remove("type"));
        assertThat(stored.propertyNames()).last().isEqualTo("type");
        assertThat(json.read(stored.toString(), Aggregate.class).key())
                .isEqualTo(RememberedOrder.order().key());
    }

    @Test
    void anUnknownCaseIsRefused() {
        assertThatThrownBy(() -> json.read("{\"type\": \"Shipment\"}", Aggregate.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("Shipment");
    }

    @Test
    void aCommandIsNoAggregate() {
        assertThatThrownBy(() -> json.read(example("set-stock"), Aggregate.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aStoredFormWithoutItsTypeIsRefused() {
        ObjectNode stored = stored("set-stock");
        stored.remove("type");
        assertThatThrownBy(() -> json.read(stored.toString(), Command.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aFieldThatNoComponentTakesIsRefusedSoThatNothingIsForgotten() {
        String stored = stored("customer").put("loyalty", "gold").toString();
        assertThatThrownBy(() -> json.read(stored, Aggregate.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("loyalty");
    }

    @Test
    void aMissingComponentIsRefused() {
        ObjectNode stored = stored("upsert-catalog-item");
        stored.remove("title");
        assertThatThrownBy(() -> json.read(stored.toString(), Command.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("title");
    }

    @Test
    void anOptionalComponentThatIsNotThereYetIsEmpty() {
        ObjectNode stored = stored("customer");
        stored.remove("guest");
        Customer read = (Customer) json.read(stored.toString(), Aggregate.class);
        assertThat(read.guest()).isEqualTo(Optional.empty());
        assertThat(read.master()).isPresent();
    }

    @Test
    void aDocumentOfAnOlderVersionHasNothingExtra() {
        ObjectNode customer = stored("customer");
        ((ObjectNode) customer.path("master")).remove("extra");
        ObjectNode order = stored("order");
        ((ObjectNode) order.path("document")).remove("extra");
        assertThat(((Customer) json.read(customer.toString(), Aggregate.class))
                        .master()
                        .orElseThrow()
                        .extra())
                .isEmpty();
        assertThat(((Order) json.read(order.toString(), Aggregate.class))
                        .document()
                        .orElseThrow()
                        .extra())
                .isEmpty();
    }

    @Test
    void whatWasStoredBeforeThereWereFiltersIsNotLeftOut() {
        ObjectNode order = stored("order");
        ((ObjectNode) order.path("holding")).remove("filtered");
        ObjectNode stock = stored("stock");
        stock.remove("filtered");
        assertThat(json.read(order.toString(), Aggregate.class).leftOut()).isEmpty();
        assertThat(json.read(stock.toString(), Aggregate.class).leftOut()).isEmpty();
    }

    @Test
    void aCommandThatBreaksItsOwnRulesIsRefused() {
        String stored = stored("set-stock").put("quantity", -1).toString();
        assertThatThrownBy(() -> json.read(stored, Command.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void theKindOfAKeyIsStoredByName() {
        AggregateKey key = Remembered.stock().key();
        assertThat(tree(json.write(Remembered.stock())).path("key").path("kind").asString())
                .isEqualTo(key.kind().name());
    }

    private static TrackEvent event(Map<String, Object> properties) {
        TrackEvent event = Remembered.event();
        return new TrackEvent(
                event.metric(),
                event.profile(),
                event.uniqueId(),
                event.time(),
                event.value(),
                properties,
                event.silent(),
                event.thread());
    }
}
