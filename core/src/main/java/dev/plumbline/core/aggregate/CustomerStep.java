package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AccountView.Reported;
import dev.plumbline.core.aggregate.AccountView.Ruling;
import dev.plumbline.core.aggregate.Customer.Waiting;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Step.Effects;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What follows from what a customer knows now: claims, the profile at once or by the schedule, and its events. Works once. */
final class CustomerStep {
    private final Contract contract;
    private final Instant now;
    private final List<Command> commands = new ArrayList<>();
    private final Set<Command> pressing = new HashSet<>();
    private final List<Routed> messages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Waiting> left = new ArrayList<>();
    private Judgement judgement = Judgement.NONE;
    private Customer customer;

    CustomerStep(Customer customer, Contract contract, Instant now) {
        this.customer = customer;
        this.contract = contract;
        this.now = now;
    }

    Step taken(Message message, Reception reception) {
        Optional<LeftOut> before = customer.leftOut();
        Sifting sifting = Sifting.of(
                contract.filters().customer(CustomerFacing.facts(customer)),
                customer.holding().filtered(),
                customer.isTold(),
                "Customer " + customer.key().number());
        notes.addAll(sifting.notes());
        customer = customer.with(customer.holding().filtered(sifting.by()));
        return sifting.by()
                .filter(LeftOut::isSilent)
                .map(by -> leftOut(by, !before.equals(Optional.of(by)), message, reception))
                .orElseGet(() -> taken(before.isPresent(), reception));
    }

    /**
     * It says nothing and claims no address. The orders that wait for it hear why, once.
     *
     * @param isNews whether it was not left out in this way before
     */
    private Step leftOut(LeftOut by, boolean isNews, Message message, Reception reception) {
        customer = customer.with(customer.holding().leftOut(by));
        if (message instanceof Message.CustomerAsked asked && asked.told()) {
            messages.add(new Routed(asked.order(), new Message.CustomerReady(customer.key())));
            customer = customer.withAsking(
                    Immutable.without(customer.asking(), asked.order().toString()));
        }
        customer.asking().values().stream()
                .filter(order -> isNews
                        || (message instanceof Message.CustomerAsked asked
                                && asked.order().equals(order)))
                .forEach(order -> messages.add(
                        new Routed(order, new Message.CustomerLeftOut(customer.key(), Optional.of(by.ofCustomer())))));
        customer.views().forEach((account, view) -> {
            giveUp(account, view);
            customer = customer.withView(account, view.claiming("").tellingAt(Optional.empty()));
        });
        return new Step(
                customer,
                reception,
                new Effects(List.of(), messages, List.of(), Optional.empty(), notes, Judgement.NONE));
    }

    /** @param letThrough whether a filter left it out until now */
    private Step taken(boolean letThrough, Reception reception) {
        TicketEvents tickets = new TicketEvents(customer, contract);
        customer = tickets.told();
        notes.addAll(tickets.notes());
        judgement = tickets.judgement();
        List<Holding.Cause> causes =
                causes(customer.waiting().size() + tickets.events().size());
        Holding holding = customer.holding().under(causes, now);
        if (isOver(holding)) {
            holding = holding.released(Reason.CUSTOMER_MISSING);
        }
        boolean dropped = holding.isDropped();
        if (dropped) {
            holding = drop(holding);
        }
        customer = customer.with(holding);
        boolean held = !holding.since().isEmpty() && !dropped;
        if (!held) {
            answer(new Message.CustomerReady(customer.key()));
            customer = customer.withAsking(new TreeMap<>());
        } else if (letThrough) {
            answer(new Message.CustomerLeftOut(customer.key(), Optional.empty()));
        }
        accounts(!tickets.events().isEmpty()).forEach(account -> tell(account, held, tickets.events()));
        customer = customer.withWaiting(left);
        return new Step(
                customer,
                reception,
                new Effects(
                        commands,
                        pressing,
                        messages,
                        held ? holding.holds(causes, contract.orders(), now) : List.of(),
                        wakeAt(holding),
                        notes,
                        judgement));
    }

    /** What waits is never told, and the orders that wait are dropped with it. */
    private Holding drop(Holding holding) {
        customer.asking()
                .values()
                .forEach(order -> holding.dropped().ifPresent(decision -> messages.add(new Routed(order, decision))));
        notes.add(customer.asking().size() + " orders and " + customer.waiting().size() + " events of customer "
                + customer.key().number() + " are never told, as decided");
        customer = customer.withWaiting(List.of()).withAsking(new TreeMap<>());
        return new Holding(holding.since(), holding.released(), Optional.empty(), holding.filtered());
    }

    private void answer(Message answer) {
        customer.asking().values().forEach(order -> messages.add(new Routed(order, answer)));
    }

    /** At the deadline the events go out with the number alone. */
    private boolean isOver(Holding holding) {
        return contract.orders()
                        .deadline(Reason.CUSTOMER_MISSING)
                        .filter(deadline -> deadline.then() == Hold.Policy.SYNTHESISE)
                        .isPresent()
                && holding.isOver(Reason.CUSTOMER_MISSING, contract.orders(), now);
    }

    /** Once orders were told without the customer, those that follow need not wait for it either. */
    private List<Holding.Cause> causes(int events) {
        boolean remembersRelease = customer.holding().isReleased(Reason.CUSTOMER_MISSING);
        int orders = customer.asking().size();
        if (customer.isKnown() || (events + orders == 0 && !remembersRelease)) {
            return List.of();
        }
        return List.of(new Holding.Cause(
                Reason.CUSTOMER_MISSING,
                "Customer " + customer.key().number() + " was not received yet; "
                        + (events == 0 ? orders + " orders wait" : orders + " orders and " + events + " events wait")
                        + " for it. Send its master data in SAP (BD12)",
                customer.key().toString()));
    }

    /** The accounts that hear of it: of its sales areas and of its orders; the standard one, once there is something to say. */
    private SortedSet<String> accounts(boolean somethingToSay) {
        SortedSet<String> names = new TreeSet<>(customer.views().keySet());
        customer.salesAreas()
                .values()
                .forEach(known -> names.add(
                        contract.accounts().ofSalesOrganization(known.area().organization())));
        boolean couldBeAnywhere =
                customer.master().isEmpty() && contract.accounts().all().size() > 1;
        if (names.isEmpty() && (somethingToSay || !couldBeAnywhere)) {
            names.add(contract.accounts().standard());
        }
        return names;
    }

    private void tell(String account, boolean held, List<Telling> tickets) {
        List<Waiting> events = new ArrayList<>();
        customer.waiting().stream()
                .filter(event -> event.account().equals(account))
                .forEach(events::add);
        tickets.forEach(event -> events.add(new Waiting(account, "", event)));
        claim(account);
        AccountView view = customer.view(account);
        if (held || view.isUndecided()) {
            left.addAll(events);
            return;
        }
        view.owner(customer.key())
                .ifPresentOrElse(owner -> tellToOwner(account, owner, events), () -> tellOwn(account, events));
    }

    /** An address belongs to one profile of an account, so it is claimed before it is told. */
    private void claim(String account) {
        AccountView view = customer.view(account);
        String email = customer.email();
        String digest = email.isEmpty() ? "" : IdentityKeys.digest(email);
        if (view.claim().equals(digest)) {
            return;
        }
        giveUp(account, view);
        if (!digest.isEmpty()) {
            messages.add(new Routed(
                    IdentityKeys.of(account, email),
                    new Message.AddressClaimed(
                            customer.key(),
                            ProfileOfCustomer.externalId(customer, contract),
                            customer.guest().isPresent())));
        }
        customer = customer.withView(account, view.claiming(digest));
    }

    private void giveUp(String account, AccountView view) {
        if (!view.claim().isEmpty()) {
            AggregateKey address = new AggregateKey(
                    AggregateKey.Kind.IDENTITY, IdentityKeys.of(account, "").system(), view.claim());
            messages.add(new Routed(address, new Message.AddressGivenUp(customer.key())));
        }
    }

    private void tellToOwner(String account, Ruling owner, List<Waiting> events) {
        AccountView view = customer.view(account);
        Optional<Reported> before = view.reported();
        before.filter(reported -> !reported.owner().equals(owner.owner())).ifPresent(this::withdraw);
        Figures figures = view.total();
        if (before.filter(reported -> reported.equals(new Reported(owner.owner(), figures)))
                .isEmpty()) {
            messages.add(new Routed(owner.owner(), new Message.FiguresShared(customer.key(), account, figures)));
            view = view.reported(Optional.of(new Reported(owner.owner(), figures)));
        }
        customer = customer.withView(account, farewell(account, owner, view.tellingAt(Optional.empty())));
        events.forEach(event -> track(new ProfileKey(account, owner.externalId()), event));
    }

    /** A profile that was told before its address turned out to be another one's says so, once. */
    private AccountView farewell(String account, Ruling owner, AccountView view) {
        ProfileOfCustomer farewell =
                ProfileOfCustomer.farewell(customer, account, owner.owner().number(), contract);
        judgement = judgement.and(Judgement.ofState(farewell.verdict(), List.of()));
        if (view.told().isEmpty()) {
            return view;
        }
        UpsertProfile last = farewell.command();
        if (!view.told().equals(Optional.of(last))) {
            commands.add(last);
            notes.addAll(farewell.troubles());
            notes.add("Customer " + customer.key().number() + " has the e-mail address of customer "
                    + owner.owner().number() + ", whose profile it shares from now on");
        }
        return view.told(last);
    }

    private void withdraw(Reported reported) {
        customer.views()
                .forEach((account, view) -> view.reported()
                        .filter(reported::equals)
                        .ifPresent(same -> messages.add(new Routed(
                                reported.owner(), new Message.FiguresShared(customer.key(), account, Figures.NONE)))));
    }

    private void tellOwn(String account, List<Waiting> events) {
        AccountView view = customer.view(account);
        if (view.reported().isPresent()) {
            view.reported().ifPresent(this::withdraw);
            view = view.reported(Optional.empty());
        }
        customer = customer.withView(account, view);
        // Somebody of whom only the credit is known is nobody whom Klaviyo should count as a profile.
        if (customer.isKnown()
                || !view.total().isNothing()
                || !customer.tickets().isEmpty()) {
            ProfileOfCustomer profile = ProfileOfCustomer.of(customer, account, contract);
            notes.addAll(profile.troubles());
            customer = customer.withView(
                    account,
                    // Its events go on: they need no more than whose they are.
                    profile.verdict().isQuarantined()
                            ? keptBack(view, profile)
                            : told(view, profile, !events.isEmpty()));
        }
        ProfileKey own = new ProfileKey(account, ProfileOfCustomer.externalId(customer, contract));
        events.forEach(event -> track(own, event));
    }

    private AccountView keptBack(AccountView view, ProfileOfCustomer profile) {
        judgement = judgement.and(Judgement.keptBack(profile.verdict()));
        return view.tellingAt(Optional.empty());
    }

    /** Tells the profile now, or puts it into the schedule. */
    private AccountView told(AccountView view, ProfileOfCustomer profile, boolean eventsFollow) {
        UpsertProfile known = profile.known();
        boolean isNews = !view.told().equals(Optional.of(known));
        Instant slot =
                view.tellAt().orElseGet(() -> contract.customers().schedule().next(now));
        boolean first = view.told().isEmpty();
        boolean priority = hasUrgentNews(view.told(), known);
        boolean atOnce = isNews
                && (priority
                        || isToUnset(view.told(), known)
                        || (eventsFollow && (first || isReachedOtherwise(view.told(), known)))
                        || !slot.isAfter(now));
        judgement = judgement.and(
                Judgement.ofState(profile.verdict(), atOnce ? profile.passedSince(view.told()) : List.of()));
        if (atOnce) {
            commands.add(profile.command());
            if (priority) {
                pressing.add(profile.command());
            }
            return view.told(known);
        }
        return view.tellingAt(isNews ? Optional.of(slot) : Optional.empty());
    }

    private boolean hasUrgentNews(Optional<UpsertProfile> before, UpsertProfile profile) {
        Map<String, Object> known = before.map(UpsertProfile::properties).orElseGet(LinkedHashMap::new);
        return contract.customers().priority().stream().anyMatch(name -> {
            Optional<Object> then = Optional.ofNullable(known.get(name));
            Optional<Object> today = Optional.ofNullable(profile.properties().get(name));
            return !then.equals(today)
                    && !(then.isEmpty()
                            && today.filter(value -> !contract.wording().isNormal(name, value))
                                    .isEmpty());
        });
    }

    /** A person asked for it, so it does not wait for the schedule. */
    private static boolean isToUnset(Optional<UpsertProfile> before, UpsertProfile profile) {
        return before.filter(last -> !last.unset().containsAll(profile.unset())).isPresent();
    }

    private static boolean isReachedOtherwise(Optional<UpsertProfile> before, UpsertProfile profile) {
        return before.filter(told -> Stream.of("email", "phone_number")
                        .allMatch(name -> Optional.ofNullable(told.attributes().get(name))
                                .equals(Optional.ofNullable(profile.attributes().get(name)))))
                .isEmpty();
    }

    private void track(ProfileKey profile, Waiting event) {
        Telling telling = event.event();
        commands.add(new TrackEvent(
                telling.metric(),
                profile,
                telling.uniqueId(),
                telling.time(),
                telling.value(),
                telling.properties(),
                telling.silent(),
                event.order().isEmpty() ? Optional.empty() : Optional.of(event.order())));
    }

    private Optional<Instant> wakeAt(Holding holding) {
        return Stream.concat(
                        holding.nextDeadline(contract.orders(), now).stream(),
                        customer.views().values().stream().flatMap(view -> view.tellAt().stream()))
                .min(Instant::compareTo);
    }
}
