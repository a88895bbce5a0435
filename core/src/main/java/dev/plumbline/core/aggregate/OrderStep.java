package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Step.Effects;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.view.Filters;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.OrderView;
import dev.plumbline.core.view.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

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
        Step step = worked(reception);
        return step.aggregate() instanceof Order after
                        && after.told().news().ready()
                        && !after.told().isAnything()
                ? new Step(after.with(after.told().with(after.told().news().unanswered())), reception, step.effects())
                : step;
    }

    /** The customer's answer, if the order still waits for it. */
    Step taken(Message.CustomerLeftOut answer) {
        Holding holding = order.holding();
        boolean waits = !order.told().isAnything()
                && !holding.isDropped()
                && order.told().news().customer().equals(Optional.of(answer.customer()));
        if (!waits) {
            return taken(Reception.UNCHANGED);
        }
        Holding after = answer.by().map(holding::leftOut).orElseGet(() -> holding.filtered(Optional.empty()));
        return new Step(order.with(after), Reception.APPLIED, Effects.NONE);
    }

    private Step worked(Reception reception) {
        if (order.holding().isDropped()) {
            return new Step(order, reception, Effects.NONE);
        }
        List<Holding.Cause> causes = OrderCauses.of(order, contract);
        Optional<OrderDocument> madeUp = order.document().isPresent() ? Optional.empty() : Synthesis.of(order);
        Holding bySap = holdingUnder(causes, madeUp);
        Optional<OrderDocument> document =
                order.document().or(() -> madeUp.filter(any -> bySap.isReleased(Reason.PREDECESSOR_MISSING)));
        Sifting sifting = document.map(this::sifted).orElseGet(() -> new Sifting(Optional.empty(), List.of()));
        Optional<LeftOut> leftOut = sifting.by().filter(LeftOut::isSilent);
        if (leftOut.isPresent()) {
            return silent(order.with(bySap.leftOut(leftOut.get())), reception, sifting.notes());
        }
        // Told in memory alone: only the events show whether they are as the mapping demands.
        Optional<Free> free = document.map(known -> new Free(order.with(bySap.filtered(sifting.by())), known));
        Verdict verdict = free.map(Free::verdict).orElse(Verdict.NONE);
        OrderCauses.ofGates(order, verdict).ifPresent(causes::add);
        Holding holding = holdingUnder(causes, madeUp).filtered(sifting.by());
        Step step = !holding.since().isEmpty() || free.isEmpty()
                ? held(holding, causes, verdict, reception)
                : free.get().tell(holding, reception);
        return step.noting(sifting.notes());
    }

    private Sifting sifted(OrderDocument document) {
        Sifting own = Sifting.of(
                decision(document),
                order.holding().filtered(),
                order.told().isAnything(),
                "Order " + order.key().number());
        return own.by().isPresent() ? own : new Sifting(byCustomer(document), own.notes());
    }

    /** The order's own filters first; those of a one-time customer decide here too, since nobody else knows who that is. */
    private Filters.Decision decision(OrderDocument document) {
        Filters.Decision own = contract.filters()
                .order(
                        new OrderView(document, Synthesis.isMadeUp(document)),
                        document.items().stream().map(ItemView::new).toList());
        Optional<Filters.Decision> guest = own.by().isPresent()
                ? Optional.empty()
                : CustomerOfOrder.guestOf(order, document, contract)
                        .map(person -> Customer.of(CustomerOfOrder.keyOf(document, contract), person))
                        .map(customer -> contract.filters().customer(CustomerFacing.facts(customer)));
        return guest.map(of -> new Filters.Decision(
                        of.by(),
                        Stream.concat(own.troubles().stream(), of.troubles().stream())
                                .toList()))
                .orElse(own);
    }

    /** What the customer said of itself stands until it says otherwise. */
    private Optional<LeftOut> byCustomer(OrderDocument document) {
        Told.News news = order.told().news();
        return order.holding()
                .filtered()
                .filter(known -> known.how() == LeftOut.How.BY_CUSTOMER)
                .filter(known -> !order.told().isAnything()
                        && !news.ready()
                        && news.customer().equals(Optional.of(CustomerOfOrder.keyOf(document, contract))));
    }

    /** It keeps what it knows and says nothing; where it waits for its customer for another reason, it waits no longer. */
    private Step silent(Order after, Reception reception, List<String> notes) {
        Told told = after.told();
        boolean ofItself =
                after.leftOut().filter(by -> by.how() == LeftOut.How.ITSELF).isPresent();
        if (!ofItself || told.news().customer().isEmpty()) {
            return new Step(
                    after,
                    reception,
                    new Effects(List.of(), List.of(), List.of(), Optional.empty(), notes, Judgement.NONE));
        }
        List<Routed> withdrawn = told.news().customer().stream()
                .map(customer -> new Routed(customer, new Message.AskingWithdrawn(after.key())))
                .toList();
        return new Step(
                after.with(told.with(Told.NOTHING.news())),
                reception,
                new Effects(List.of(), withdrawn, List.of(), Optional.empty(), notes, Judgement.NONE));
    }

    private Holding holdingUnder(List<Holding.Cause> causes, Optional<OrderDocument> madeUp) {
        return madeUpInTime(order.holding().under(causes, now), madeUp);
    }

    private Step held(Holding holding, List<Holding.Cause> causes, Verdict verdict, Reception reception) {
        Contract.OrderRules rules = contract.orders();
        return new Step(
                order.with(holding),
                reception,
                new Effects(
                        List.of(),
                        List.of(),
                        holding.holds(causes, rules, now),
                        holding.nextDeadline(rules, now),
                        List.of(),
                        holding.since().containsKey(Reason.QUALITY_GATE)
                                ? Judgement.keptBack(verdict)
                                : Judgement.NONE));
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

    /** An order that SAP does not hold, with what it has to tell; nothing of that counts before it is told. */
    private final class Free {
        private final Order known;
        private final OrderDocument document;
        private final List<Routed> messages = new ArrayList<>();
        private final Teller teller;
        private final Order untold;

        Free(Order known, OrderDocument document) {
            this.known = known;
            this.document = document;
            this.teller = new Teller(known, document, contract);
            SortedMap<String, BillingDocument> billings = known.billings();
            if (document.kind() == OrderKind.RETURN || document.kind() == OrderKind.MEMO_REQUEST) {
                billings = passOn();
            }
            this.untold = teller.order();
            switch (document.kind()) {
                case SALES -> new OrderEvents(known, document, contract, teller).tell(billings);
                case RETURN, MEMO_REQUEST ->
                    new OrderEvents(untold, document, contract, teller).tellWhatCameBack(billings);
                case FREE_OF_CHARGE -> {
                    // It sells nothing: a replacement or a sample.
                }
            }
        }

        Verdict verdict() {
            return teller.verdict();
        }

        Step tell(Holding holding, Reception reception) {
            Optional<GuestOrder> guest = CustomerOfOrder.guestOf(known, document, contract);
            AggregateKey customer = CustomerOfOrder.keyOf(document, contract);
            boolean ready = guest.isPresent() || untold.told().news().isReadyFor(customer);
            if (!teller.tellings().isEmpty() && !ready) {
                return ask(untold.with(holding), customer, reception);
            }
            report(customer, guest);
            return step(
                    // Of what it has to say later a person has seen nothing.
                    teller.order().with(holding.spent(Reason.QUALITY_GATE)),
                    reception,
                    teller.notes(),
                    Judgement.ofEvents(teller.verdict()));
        }

        private Step step(Order after, Reception reception, List<String> notes, Judgement judgement) {
            return new Step(
                    after, reception, new Effects(List.of(), messages, List.of(), Optional.empty(), notes, judgement));
        }

        /** What there is to tell is kept until the customer is known: by then the order may be cancelled or held. */
        private Step ask(Order asking, AggregateKey customer, Reception reception) {
            Told.News last = asking.told().news();
            withdraw(last, customer, last.account());
            messages.add(new Routed(
                    customer,
                    new Message.CustomerAsked(order.key(), untold.told().isAnything())));
            Told.News asked = new Told.News(Optional.of(customer), account(), Figures.NONE, false, last.kept());
            return step(asking.with(asking.told().with(asked)), reception, List.of(), Judgement.NONE);
        }

        private String account() {
            return contract.accounts().ofSalesOrganization(document.salesOrganization());
        }

        /** What refers to another order is told there; the rest is told here. */
        private SortedMap<String, BillingDocument> passOn() {
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
        private void report(AggregateKey customer, Optional<GuestOrder> guest) {
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
