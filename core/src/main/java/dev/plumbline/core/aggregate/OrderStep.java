package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Step.Effects;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What follows from what an order knows now: it is held, or tells what it has not told yet. Works once. */
final class OrderStep {
    private final Order order;
    private final Contract contract;
    private final Instant now;

    OrderStep(Order order, Contract contract, Instant now) {
        this.order = order;
        this.contract = contract;
        this.now = now;
    }

    Step taken(Reception reception) {
        if (order.holding().isDropped()) {
            return new Step(order, reception, Effects.NONE);
        }
        List<Holding.Cause> causes = OrderCauses.of(order, contract);
        Optional<OrderDocument> madeUp = order.document().isPresent() ? Optional.empty() : Synthesis.of(order);
        Holding holding = madeUpInTime(order.holding().under(causes, now), madeUp);
        Order known = order.with(holding);
        Optional<OrderDocument> document =
                order.document().or(() -> madeUp.filter(any -> holding.isReleased(Reason.PREDECESSOR_MISSING)));
        if (!holding.since().isEmpty() || document.isEmpty()) {
            Contract.OrderRules rules = contract.orders();
            return new Step(
                    known,
                    reception,
                    new Effects(
                            List.of(),
                            List.of(),
                            holding.holds(causes, rules, now),
                            holding.nextDeadline(rules, now),
                            List.of()));
        }
        return new Free(known, document.get()).tell(reception);
    }

    /** At the deadline a missing order is made up, if that is the rule and enough is known. */
    private Holding madeUpInTime(Holding holding, Optional<OrderDocument> madeUp) {
        boolean rule = contract.orders()
                .deadline(Reason.PREDECESSOR_MISSING)
                .filter(deadline -> deadline.then() == Policy.SYNTHESISE)
                .isPresent();
        return rule && madeUp.isPresent() && holding.isOver(Reason.PREDECESSOR_MISSING, contract.orders(), now)
                ? holding.released(Reason.PREDECESSOR_MISSING)
                : holding;
    }

    /** An order that nothing holds. */
    private final class Free {
        private final Order known;
        private final OrderDocument document;
        private final List<Routed> messages = new ArrayList<>();

        Free(Order known, OrderDocument document) {
            this.known = known;
            this.document = document;
        }

        Step tell(Reception reception) {
            Teller teller = new Teller(known, document, contract);
            SortedMap<String, BillingDocument> billings = known.billings();
            if (document.kind() == OrderKind.RETURN || document.kind() == OrderKind.MEMO_REQUEST) {
                billings = passOn(teller);
            }
            Order before = teller.order();
            switch (document.kind()) {
                case SALES -> new OrderEvents(known, document, contract, teller).tell(billings);
                case RETURN, MEMO_REQUEST ->
                    new OrderEvents(before, document, contract, teller).tellWhatCameBack(billings);
                case FREE_OF_CHARGE -> {
                    // It sells nothing: a replacement or a sample.
                }
            }
            Optional<GuestOrder> guest = CustomerOfOrder.guestOf(known, document, contract);
            AggregateKey customer = CustomerOfOrder.keyOf(document, contract);
            boolean ready = guest.isPresent() || before.told().news().isReadyFor(customer);
            if (!teller.tellings().isEmpty() && !ready) {
                return ask(before, customer, reception);
            }
            report(teller, customer, guest);
            return step(teller.order(), reception, teller.notes());
        }

        private Step step(Order after, Reception reception, List<String> notes) {
            return new Step(after, reception, new Effects(List.of(), messages, List.of(), Optional.empty(), notes));
        }

        /** What there is to tell is kept until the customer is known: by then the order may be cancelled or held. */
        private Step ask(Order before, AggregateKey customer, Reception reception) {
            Told.News earlier = before.told().news();
            withdraw(earlier, customer, earlier.account());
            messages.add(new Routed(customer, new Message.CustomerAsked(order.key())));
            Told.News asked = new Told.News(Optional.of(customer), account(), Figures.NONE, false, earlier.kept());
            return step(before.with(before.told().with(asked)), reception, List.of());
        }

        private String account() {
            return contract.accounts().ofSalesOrganization(document.salesOrganization());
        }

        /** What refers to another order is told there; the rest is told here. */
        private SortedMap<String, BillingDocument> passOn(Teller teller) {
            Referral referral =
                    new Referral(teller.order(), document, contract.orders().basis());
            SortedMap<String, BillingDocument> own = referral.ownBillings();
            for (Referral.Forwarded forwarded : referral.news()) {
                messages.add(forwarded.message());
                teller.change(told -> told.withForwarded(forwarded.key(), forwarded.signature()));
            }
            teller.become(referral.ownReturns());
            return own;
        }

        /** Tells the customer; when the order has changed hands, also the one before. */
        private void report(Teller teller, AggregateKey customer, Optional<GuestOrder> guest) {
            Told.News before = teller.told().news();
            boolean moved = withdraw(before, customer, account());
            Figures figures = teller.figures();
            Figures change = figures.since(moved ? Figures.NONE : before.figures());
            String signature = guest.map(GuestOrder::toString).orElse("");
            boolean guestIsNews = !signature.isEmpty()
                    && !signature.equals(teller.told().forwarded().getOrDefault("guest", ""))
                    && before.customer().isPresent();
            if (teller.tellings().isEmpty() && change.isNothing() && !guestIsNews) {
                teller.change(told -> told.with(told.news().live()));
                return;
            }
            List<Telling> events = before.isHistory()
                    ? teller.tellings().stream().map(Telling::silenced).toList()
                    : teller.tellings();
            send(customer, account(), events, change, guest);
            teller.change(told -> told.withForwarded("guest", signature)
                    .with(new Told.News(Optional.of(customer), account(), figures, true)));
        }

        /** Takes from the customer before what it was told, when that was another one. */
        private boolean withdraw(Told.News before, AggregateKey customer, String account) {
            boolean moved = before.customer().isPresent()
                    && !(before.customer().get().equals(customer)
                            && before.account().equals(account));
            if (moved && !before.figures().isNothing()) {
                before.customer()
                        .ifPresent(earlier -> send(
                                earlier,
                                before.account(),
                                List.of(),
                                Figures.NONE.since(before.figures()),
                                Optional.empty()));
            }
            return moved;
        }

        private void send(
                AggregateKey to, String account, List<Telling> events, Figures change, Optional<GuestOrder> guest) {
            messages.add(new Routed(to, new Message.OrderNews(order.key(), account, events, change, guest)));
        }
    }
}
