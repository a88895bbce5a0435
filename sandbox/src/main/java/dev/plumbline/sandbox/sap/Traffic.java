package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.Stories.Plot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A merchant's traffic, message by message: master data first, then the stories of many orders interleaved, with stock in between.
 * The same seed makes the same traffic. One thread asks for it.
 */
public final class Traffic {
    private static final int STORIES_AT_A_TIME = 25;

    private final Plan plan;
    private final Random dice;
    private final Writer writer;
    private final MasterData master;
    private final StockRoom stockRoom;
    private final Stories stories;
    private final Spoilt spoilt;
    private final Merchant merchant;
    private final Map<String, Customer> customers = new LinkedHashMap<>();
    private final Deque<Supplier<OutgoingIdoc>> preparation = new ArrayDeque<>();
    private final List<Deque<Supplier<OutgoingIdoc>>> underWay = new ArrayList<>();
    private final List<Expected.Story> outcome = new ArrayList<>();
    private int begun;
    private long broken;
    private long unmirrored;

    /**
     * What is wanted.
     *
     * @param orders about how many; some stories have two
     * @param broken the share of messages that are spoilt, from 0 to below 1: else nothing healthy would ever end
     * @param start the time of the first message; each follows a second after the one before
     */
    public record Plan(int orders, long seed, double broken, Instant start) {
        public Plan {
            if (!(broken >= 0 && broken < 1)) {
                throw new IllegalArgumentException(
                        "a share of spoilt messages from 0 to below 1 is expected, not " + broken);
            }
        }
    }

    public Traffic(Plan plan) {
        this.plan = plan;
        dice = new Random(plan.seed());
        writer = new Writer(plan.start());
        merchant = Merchant.invent(plan.orders(), dice);
        master = new MasterData(writer);
        stockRoom = new StockRoom(writer, dice);
        stories = new Stories(writer, merchant, dice);
        spoilt = new Spoilt(writer, stories, dice);
        prepare();
    }

    private void prepare() {
        for (Article article : merchant.articles()) {
            preparation.add(() -> master.article(article));
            Merchant.PLANTS.forEach(plant -> preparation.add(() -> stockRoom.firstCount(article, plant)));
        }
        for (Customer customer : merchant.customers()) {
            customers.put(customer.number(), customer);
            preparation.add(() -> master.customer(customer));
            preparation.add(() -> master.address(customer));
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

    private void begin(Plot plot) {
        begun += plot.outcome().size();
        outcome.addAll(plot.outcome());
        unmirrored += plot.unmirrored();
        underWay.add(new ArrayDeque<>(plot.messages()));
    }

    private OutgoingIdoc nextOf(int story) {
        Deque<Supplier<OutgoingIdoc>> messages = underWay.get(story);
        OutgoingIdoc message = messages.removeFirst().get();
        if (messages.isEmpty()) {
            underWay.remove(story);
        }
        return message;
    }

    /** What happens beside the orders. */
    private OutgoingIdoc meanwhile() {
        Article article =
                merchant.articles().get(dice.nextInt(merchant.articles().size()));
        Customer customer = List.copyOf(customers.values()).get(dice.nextInt(customers.size()));
        return switch (dice.nextInt(10)) {
            case 0 -> {
                unmirrored++;
                yield writer.message(
                        "COND_A",
                        "COND_A04",
                        List.of(Writer.segment("E1KOMG", "KVEWE", "A", "KAPPL", "V", "MATNR", article.number())
                                .build()));
            }
            case 1 -> changed(customer.living(customer.address().moved("Harbour Road " + dice.nextInt(90))), false);
            case 2 -> changed(customer.reachedAt("new." + dice.nextInt(900) + "." + domainOf(customer)), true);
            case 3 -> changed(customer.blocked(customer.block().isEmpty() ? "01" : ""), false);
            case 4, 5 -> stockRoom.count(article, Merchant.PLANTS.get(dice.nextInt(2)));
            default -> stockRoom.movement(article);
        };
    }

    private static String domainOf(Customer customer) {
        return "customer." + Stories.bare(customer.number())
                + customer.email().substring(customer.email().indexOf('@'));
    }

    private OutgoingIdoc changed(Customer customer, boolean address) {
        customers.put(customer.number(), customer);
        return address ? master.address(customer) : master.customer(customer);
    }

    /** A message sent again by hand: the same content under a new number. */
    public OutgoingIdoc resent(OutgoingIdoc sent) {
        return writer.repeated(sent);
    }

    /** What must be true in the end; complete once {@link #next} has nothing more. */
    public Ledger ledger() {
        return new Ledger(
                customers.values().stream().map(Traffic::profileOf).toList(),
                outcome,
                merchant.articles().stream()
                        .map(article -> new Expected.Variant(
                                Stories.bare(article.number()),
                                article.name(),
                                Math.max(0, stockRoom.sellable(article))))
                        .toList(),
                broken,
                unmirrored);
    }

    private static Expected.Profile profileOf(Customer customer) {
        String number = Stories.bare(customer.number());
        Map<String, String> attributes = new HashMap<>();
        attributes.put("external_id", number);
        attributes.put("email", customer.email());
        if (customer.phone().startsWith("+")) {
            attributes.put("phone_number", customer.phone());
        }
        if (customer.isPerson()) {
            attributes.put("first_name", customer.first());
            attributes.put("last_name", customer.last());
        } else {
            attributes.put("organization", customer.last());
        }
        attributes.put("locale", customer.address().isoLanguage().toLowerCase(Locale.ROOT));
        attributes.put("location.address1", customer.address().street());
        attributes.put("location.city", customer.address().city());
        attributes.put("location.zip", customer.address().zip());
        attributes.put("location.country", customer.address().country());
        attributes.put("properties.SAPCustomerNumber", number);
        attributes.put("properties.SAPAccountStatus", customer.block().isEmpty() ? "active" : "blocked");
        attributes.put("properties.SAPCustomerGroups", "[\"" + customer.group() + "\"]");
        attributes.put("properties.SAPSalesAreas", "[\"1000/10/00\"]");
        attributes.put("properties.SAPAccountGroup", "KUNA");
        attributes.put("properties.SAPCustomerClass", "01");
        return new Expected.Profile(number, attributes);
    }
}
