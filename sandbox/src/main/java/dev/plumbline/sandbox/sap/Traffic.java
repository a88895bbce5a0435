package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Credit;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.Merchant.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A merchant's traffic, message by message: master data first, then the stories of many orders interleaved, with stock in between.
 * The same seed makes the same traffic. One thread asks for it.
 */
public final class Traffic {
    /** The customer number of people who order once; {@code customers.one-time} must name it. */
    public static final String ONE_TIME_CUSTOMER = "4999";

    private static final int STORIES_AT_A_TIME = 25;

    /** With what happens beside it, as it comes out. */
    private static final double MESSAGES_OF_AN_ORDER = 4.5;

    private final Plan plan;
    private final Random dice;
    private final Writer writer;
    private final MasterData master;
    private final StockRoom stockRoom;
    private final PriceList priceList;
    private final Stories stories;
    private final Spoilt spoilt;
    private final Merchant merchant;
    private final List<Customer> customers;
    private final Set<String> sharing;
    private final Set<String> discontinued = new HashSet<>();
    private final Deque<Supplier<OutgoingIdoc>> preparation = new ArrayDeque<>();
    private final List<Plot> underWay = new ArrayList<>();
    private final List<Story> told = new ArrayList<>();
    private final int prepared;
    private int begun;
    private long broken;
    private long unmirrored;

    /**
     * What is wanted.
     *
     * @param orders about how many; some stories have two
     * @param broken the share of messages that are spoilt, from 0 to below 1: else nothing healthy would ever end
     * @param start the time of the first message; each follows a second after the one before
     * @param accounts the Klaviyo accounts of sales organisations (1000 and 2000 occur); one that is not named has {@code main}
     * @param prices whether it sends prices of its articles (PR00 in EUR, of sales area 1000/10), which then must be mirrored
     */
    public record Plan(
            int orders, long seed, double broken, Instant start, Map<String, String> accounts, boolean prices) {
        public Plan {
            if (!(broken >= 0 && broken < 1)) {
                throw new IllegalArgumentException(
                        "a share of spoilt messages from 0 to below 1 is expected, not " + broken);
            }
            accounts = Map.copyOf(accounts);
        }

        /** For one account. */
        public Plan(int orders, long seed, double broken, Instant start) {
            this(orders, seed, broken, start, Map.of());
        }

        /** Without prices. */
        public Plan(int orders, long seed, double broken, Instant start, Map<String, String> accounts) {
            this(orders, seed, broken, start, accounts, false);
        }

        public Plan withPrices() {
            return new Plan(orders, seed, broken, start, accounts, true);
        }
    }

    public Traffic(Plan plan) {
        this.plan = plan;
        dice = new Random(plan.seed());
        writer = new Writer(plan.start());
        merchant = Merchant.invent(plan.orders(), dice);
        customers = new ArrayList<>(merchant.customers());
        sharing = sharingOnes(customers);
        master = new MasterData(writer);
        stockRoom = new StockRoom(writer, dice);
        priceList = new PriceList(writer);
        stories = new Stories(new Desk(writer, merchant, dice, plan.accounts()), dice);
        spoilt = new Spoilt(writer, stories, dice);
        prepare();
        prepared = preparation.size();
    }

    /** The numbers of all who share an e-mail address with somebody. */
    private static Set<String> sharingOnes(List<Customer> customers) {
        Set<String> profiles = customers.stream()
                .filter(customer -> !customer.profile().equals(Merchant.bare(customer.number())))
                .map(Customer::profile)
                .collect(Collectors.toSet());
        return customers.stream()
                .filter(customer -> profiles.contains(customer.profile()))
                .map(customer -> Merchant.bare(customer.number()))
                .collect(Collectors.toSet());
    }

    private void prepare() {
        for (Article article : merchant.articles()) {
            preparation.add(() -> master.article(article, false));
            Merchant.PLANTS.forEach(plant -> preparation.add(() -> stockRoom.firstCount(article, plant)));
            if (plan.prices()) {
                preparation.add(() -> priceList.first(article));
                preparation.add(() -> priceList.future(article));
            }
        }
        for (Customer customer : customers) {
            // Who shares an address claims it before anything else is known of him.
            if (sharing.contains(Merchant.bare(customer.number()))) {
                preparation.add(() -> master.address(customer));
                preparation.add(() -> master.customer(customer));
            } else {
                preparation.add(() -> master.customer(customer));
                preparation.add(() -> master.address(customer));
            }
        }
    }

    /** The next message; empty when all is told. */
    public Optional<OutgoingIdoc> next() {
        if (!preparation.isEmpty()) {
            return Optional.of(preparation.removeFirst().get());
        }
        while (underWay.size() < STORIES_AT_A_TIME && begun < plan.orders()) {
            begin(stories.next());
        }
        if (underWay.isEmpty()) {
            return Optional.empty();
        }
        if (dice.nextDouble() < plan.broken()) {
            broken++;
            return Optional.of(spoilt.next());
        }
        return Optional.of(dice.nextInt(5) == 0 ? meanwhile() : nextOf(dice.nextInt(underWay.size())));
    }

    /** About how many messages there will be; how many it were is only known in the end. */
    public long likelyMessages() {
        return prepared + Math.round(plan.orders() * MESSAGES_OF_AN_ORDER);
    }

    /** The time in SAP: that of the last message. */
    public Instant now() {
        return writer.instant();
    }

    /** Lets time pass in SAP before the next message. */
    public void pass(Duration time) {
        writer.pass(time);
    }

    private void begin(Plot plot) {
        begun += plot.stories().size();
        told.addAll(plot.stories());
        unmirrored += plot.unmirrored();
        underWay.add(plot);
    }

    private OutgoingIdoc nextOf(int story) {
        Plot plot = underWay.get(story);
        OutgoingIdoc message = plot.next();
        if (plot.isOver()) {
            underWay.remove(story);
        }
        return message;
    }

    /** What happens beside the orders. */
    private OutgoingIdoc meanwhile() {
        Article article =
                merchant.articles().get(dice.nextInt(merchant.articles().size()));
        if (plan.prices() && dice.nextInt(6) == 0) {
            return priceList.changed(article, 100 + dice.nextInt(20_000), dice.nextInt(3));
        }
        return switch (dice.nextInt(12)) {
            case 0 -> notMirrored(article);
            case 1, 2, 3 -> customerChanged(dice.nextInt(customers.size()));
            case 4, 5 -> stockRoom.count(article, Merchant.PLANTS.get(dice.nextInt(2)));
            case 6 -> articleChanged(article);
            default -> stockRoom.movement(article);
        };
    }

    private OutgoingIdoc notMirrored(Article article) {
        unmirrored++;
        return dice.nextBoolean() ? stockRoom.movementForAnOrder(article) : priceList.ofOneCustomer(article);
    }

    /** Some articles are given up, and some of those come back. */
    private OutgoingIdoc articleChanged(Article article) {
        boolean given = dice.nextInt(4) == 0;
        if (given) {
            discontinued.add(article.number());
        } else {
            discontinued.remove(article.number());
        }
        return master.article(article, given);
    }

    private OutgoingIdoc customerChanged(int index) {
        Customer customer = customers.get(index);
        Standing standing = customer.standing();
        return switch (dice.nextInt(9)) {
            case 0 ->
                changed(
                        index,
                        customer.standing(standing.blocked(standing.block().isEmpty() ? "01" : "")));
            case 1 -> {
                String before = standing.areas().getLast().block();
                yield changed(index, customer.standing(standing.areaBlocked(before.isEmpty() ? "02" : "")));
            }
            case 2 -> {
                Credit other = standing.credit() == Credit.BLOCKED ? Credit.FINE : Credit.BLOCKED;
                yield changed(index, customer.standing(standing.with(other)));
            }
            case 3 -> changed(index, customer.standing(standing.closedForGood()));
            case 4, 5 ->
                changed(index, customer.living(customer.address().moved("Harbour Road " + (1 + dice.nextInt(90)))));
            default ->
                sharing.contains(Merchant.bare(customer.number()))
                        ? changed(index, customer)
                        : reachedElsewhere(index, customer);
        };
    }

    private OutgoingIdoc reachedElsewhere(int index, Customer customer) {
        String email = customer.contact().email();
        Customer after = customer.reachedAt(customer.contact()
                .at("new." + dice.nextInt(900) + ".customer." + Merchant.bare(customer.number())
                        + email.substring(email.indexOf('@'))));
        customers.set(index, after);
        return master.address(after);
    }

    private OutgoingIdoc changed(int index, Customer customer) {
        customers.set(index, customer);
        return master.customer(customer);
    }

    /** A message sent again by hand: the same content under a new number. */
    public OutgoingIdoc resent(OutgoingIdoc sent) {
        return writer.repeated(sent);
    }

    /** The tables of SAP as they stand in the end; complete once {@link #next} has nothing more. */
    public Tables tables() {
        return Tables.of(customers, told, new Random(plan.seed()));
    }

    /** What must be true in the end; complete once {@link #next} has nothing more. */
    public Ledger ledger() {
        return ledger(told);
    }

    private Ledger ledger(List<Story> stories) {
        return new Ledger(
                new ProfilesOfAll(customers, stories, plan.accounts()).expected(),
                stories,
                merchant.articles().stream()
                        .map(article -> new Expected.Variant(
                                Merchant.bare(article.number()),
                                article.name(),
                                Math.max(0, stockRoom.sellable(article)),
                                discontinued.contains(article.number()),
                                plan.prices() ? Optional.of(priceList.now(article)) : Optional.empty()))
                        .toList(),
                broken,
                unmirrored);
    }

    /**
     * What must be true in the end when some messages never arrived.
     *
     * @param lost the IDoc numbers of messages about orders, deliveries, shipments or billing documents
     */
    public Ledger ledgerWithout(Set<String> lost) {
        return ledger(told.stream().map(story -> story.without(lost)).toList());
    }
}
