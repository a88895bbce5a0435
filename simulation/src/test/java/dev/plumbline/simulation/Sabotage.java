package dev.plumbline.simulation;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Origin;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.simulation.check.Check;
import dev.plumbline.simulation.world.Hooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Ways to break the mirror, each with the check that must see it. */
enum Sabotage {
    SWAPS_TWO_COMMANDS(Check.I3, () -> Saboteur.ofCommands(Sabotage::swapped)),
    DROPS_AN_EVENT(Check.CONTENT, () -> Saboteur.ofEvents("Ordered Product", event -> Optional.empty())),
    DROPS_A_CANCELLATION(Check.I7, () -> Saboteur.ofEvents("Cancelled Order", event -> Optional.empty())),
    DOUBLES_AN_EVENT(Check.I2, () -> Saboteur.ofCommands(Sabotage::doubled)),
    TELLS_ANOTHER_VALUE(Check.I7, () -> Saboteur.ofEvents("Placed Order", event -> Optional.of(dearer(event)))),
    FORGETS_THE_SIGN_OF_A_CREDIT_MEMO(
            Check.I7, () -> Saboteur.ofEvents("Refunded Order", event -> Optional.of(negated(event)))),
    NAMES_AN_EVENT_ANEW(Check.CONTENT, () -> {
        AtomicInteger number = new AtomicInteger();
        return Saboteur.ofEvents(
                "Fulfilled Order", event -> Optional.of(named(event, "event-" + number.incrementAndGet())));
    }),
    SENDS_A_REPETITION_AGAIN(Check.I2, () -> Saboteur.ofRepetitions()),
    LETS_TIMES_STAND_STILL(
            Check.I3,
            () -> Saboteur.ofEvents(
                    "Ordered Product", event -> Optional.of(at(event, Instant.parse("2026-03-02T05:00:00Z"))))),
    IGNORES_A_HOLD(Check.I6, () -> Saboteur.ofDocuments(Sabotage::withoutBlock)),
    LETS_STALE_DATA_WIN(Check.I4, () -> {
        AtomicInteger read = new AtomicInteger();
        return Saboteur.ofDocuments(document -> asIfMadeNow(document, read.incrementAndGet()));
    }),
    LOSES_A_CHANGE_OF_A_PROFILE(Check.I4, () -> {
        AtomicInteger profiles = new AtomicInteger();
        return Saboteur.ofEach(command -> command instanceof UpsertProfile && profiles.incrementAndGet() % 3 == 0
                ? Optional.empty()
                : Optional.of(command));
    }),
    COUNTS_STOCK_WRONGLY(
            Check.I4,
            () -> Saboteur.ofEach(command -> Optional.of(
                    command instanceof SetStock stock
                            ? new SetStock(stock.account(), stock.sku(), stock.quantity() + 1)
                            : command))),
    TAKES_A_PLAN_FOR_A_GOODS_ISSUE(Check.I5, () -> Saboteur.ofDocuments(Sabotage::posted)),
    WRITES_WHAT_IS_NOT_ITS_OWN(
            Check.I8,
            () -> Saboteur.ofEach(command ->
                    Optional.of(command instanceof UpsertProfile profile ? withNewsletter(profile) : command))),
    STARTS_FLOWS_FOR_CORRECTIONS(
            Check.I9,
            () -> Saboteur.ofEach(command ->
                    Optional.of(command instanceof TrackEvent event && event.silent() ? loud(event) : command))),
    SWALLOWS_A_BROKEN_IDOC(
            Check.I10,
            () -> Saboteur.ofTranslations(translation -> translation instanceof Translation.Failed
                    ? new Translation.Ignored("nobody will notice")
                    : translation)),
    CLAIMS_TO_HAVE_SENT(Check.I1, Saboteur::ofBelievingItself),
    BELIEVES_EVERY_202(Check.STORED, Saboteur::ofBelieving),
    SENDS_LATER_THAN_IT_SAYS(Check.I3, () -> Saboteur.ofSending(Saboteur.Mail.HELD_BACK)),
    ASKS_NOBODY_ABOUT_A_BROKEN_IDOC(Check.I1, Saboteur::ofComplaints);

    private final Check check;
    private final Supplier<Hooks> hooks;

    Sabotage(Check check, Supplier<Hooks> hooks) {
        this.check = check;
        this.hooks = hooks;
    }

    /** The check that must see it. */
    Check check() {
        return check;
    }

    /** Hooks for one run. */
    Hooks hooks() {
        return hooks.get();
    }

    private static List<Command> swapped(List<Command> commands) {
        List<Command> changed = new ArrayList<>(commands);
        for (int n = 1; n < changed.size(); n++) {
            if (changed.get(n) instanceof TrackEvent && changed.get(n - 1) instanceof TrackEvent) {
                changed.set(n - 1, changed.set(n, changed.get(n - 1)));
                return changed;
            }
        }
        return changed;
    }

    private static List<Command> doubled(List<Command> commands) {
        List<Command> changed = new ArrayList<>(commands);
        commands.stream().filter(TrackEvent.class::isInstance).findFirst().ifPresent(changed::add);
        return changed;
    }

    private static TrackEvent dearer(TrackEvent event) {
        return worth(
                event, event.value().map(value -> new Money(value.amount().add(BigDecimal.ONE), value.currency())));
    }

    private static TrackEvent negated(TrackEvent event) {
        return worth(event, event.value().map(Money::negated));
    }

    private static TrackEvent worth(TrackEvent event, Optional<Money> value) {
        return new TrackEvent(
                event.metric(),
                event.profile(),
                event.uniqueId(),
                event.time(),
                value,
                event.properties(),
                event.silent(),
                event.thread());
    }

    private static TrackEvent named(TrackEvent event, String id) {
        return new TrackEvent(
                event.metric(),
                event.profile(),
                id,
                event.time(),
                event.value(),
                event.properties(),
                event.silent(),
                event.thread());
    }

    private static TrackEvent at(TrackEvent event, Instant time) {
        return new TrackEvent(
                event.metric(),
                event.profile(),
                event.uniqueId(),
                time,
                event.value(),
                event.properties(),
                event.silent(),
                event.thread());
    }

    private static TrackEvent loud(TrackEvent event) {
        return new TrackEvent(
                event.metric(),
                event.profile(),
                event.uniqueId(),
                event.time(),
                event.value(),
                event.properties(),
                false,
                event.thread());
    }

    private static UpsertProfile withNewsletter(UpsertProfile profile) {
        Map<String, Object> properties = new LinkedHashMap<>(profile.properties());
        properties.put("Newsletter", true);
        return new UpsertProfile(
                profile.profile(), profile.attributes(), profile.location(), properties, profile.unset());
    }

    private static Document withoutBlock(Document document) {
        return document instanceof OrderDocument order
                ? new OrderDocument(
                        order.origin(),
                        order.number(),
                        order.kind(),
                        order.salesOrganization(),
                        order.partners(),
                        order.currency(),
                        order.placedAt(),
                        Optional.empty(),
                        order.purchaseOrder(),
                        order.items(),
                        order.extra())
                : document;
    }

    private static Document asIfMadeNow(Document document, int place) {
        if (!(document instanceof AddressDocument address)) {
            return document;
        }
        Origin origin = address.origin();
        return new AddressDocument(
                new Origin(origin.system(), origin.docnum(), origin.messageType(), Instant.EPOCH.plusSeconds(place)),
                address.customer(),
                address.source(),
                address.email(),
                address.phone());
    }

    private static Document posted(Document document) {
        return document instanceof DeliveryDocument delivery
                        && delivery.progress().goodsIssue() instanceof GoodsIssue.NotPosted
                ? new DeliveryDocument(
                        delivery.origin(),
                        delivery.number(),
                        delivery.direction(),
                        Progress.of(new GoodsIssue.Posted(
                                new BusinessTime(delivery.origin().created(), false))),
                        delivery.soldTo(),
                        delivery.carriage(),
                        delivery.items())
                : document;
    }
}
