package dev.plumbline.sandbox.sap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happened to an order, and to the returns orders that refer to it. What Klaviyo must be told of it follows from what happened; in a
 * few points also from the order in which the messages arrived: one version of a document may supersede another before that was told,
 * and of two refunds the first one carries the order's id.
 */
public final class Story {
    /** Beyond so many orders of arrival nobody looks for another one. */
    private static final int PATIENCE = 20_000;

    private final String account;
    private final Set<String> numbers = new LinkedHashSet<>();
    private final List<Fact> facts = new ArrayList<>();

    /** @param number ten digits */
    Story(String number, String account) {
        this.account = account;
        numbers.add(number);
    }

    /** The id of the order: {@code PRD-100-order-12345}. */
    public String order() {
        return Books.ORDER + Merchant.bare(numbers.iterator().next());
    }

    /** The Klaviyo account that hears of it. */
    public String account() {
        return account;
    }

    /** A returns order or memo request belongs to it too. */
    void tellsAlso(String number) {
        numbers.add(number);
    }

    void add(Fact fact) {
        facts.add(fact);
    }

    boolean isAbout(String number) {
        return numbers.contains(number);
    }

    /** The numbers of its orders, of ten digits. */
    Set<String> numbers() {
        return numbers;
    }

    List<Fact> facts() {
        return facts;
    }

    /** The same story without what these messages told. */
    Story without(Set<String> docnums) {
        Story less = new Story(numbers.iterator().next(), account);
        less.numbers.addAll(numbers);
        facts.stream().filter(fact -> !docnums.contains(fact.docnum())).forEach(less::add);
        return less;
    }

    private Retelling retold(List<Fact> arriving) {
        Retelling retelling = new Retelling(this);
        arriving.forEach(retelling::take);
        return retelling;
    }

    /** The events when all messages arrive in the order of sending. */
    public List<Expected.Event> usual() {
        return retold(facts).events();
    }

    /** The same, and what it comes to. */
    Retelling retelling() {
        return retold(facts);
    }

    /** The order as SAP told it last, or as its follow-on documents know it. */
    Optional<SalesOrder> newestOrder() {
        return facts.stream()
                .flatMap(fact -> fact instanceof Fact.Ordered version ? Stream.of(version.order()) : Stream.empty())
                .filter(order -> order.number().equals(numbers.iterator().next()))
                .reduce((before, after) -> after);
    }

    /**
     * The events of an order of arrival in which they are just those that are there; empty when there is no such order.
     *
     * @param isThere whether an event is there, as it is
     * @param count how many events of this story are there
     */
    public Optional<List<Expected.Event>> explaining(Predicate<Expected.Event> isThere, int count) {
        List<Fact> that = facts.stream().filter(Story::matters).toList();
        return new Search(isThere, count).from(List.of(), that);
    }

    /** Invoices move nothing, whenever they arrive. */
    private static boolean matters(Fact fact) {
        return !(fact instanceof Fact.Billed billed) || billed.billing().isCredit();
    }

    private final class Search {
        private final Predicate<Expected.Event> isThere;
        private final int count;
        private int tried;

        Search(Predicate<Expected.Event> isThere, int count) {
            this.isThere = isThere;
            this.count = count;
        }

        Optional<List<Expected.Event>> from(List<Fact> arrived, List<Fact> left) {
            List<Expected.Event> events = retold(arrived).events();
            tried++;
            if (events.size() > count || tried > PATIENCE || !events.stream().allMatch(isThere)) {
                return Optional.empty();
            }
            if (left.isEmpty()) {
                return events.size() == count ? Optional.of(events) : Optional.empty();
            }
            for (int n = 0; n < left.size(); n++) {
                List<Fact> next = new ArrayList<>(arrived);
                next.add(left.get(n));
                List<Fact> rest = new ArrayList<>(left);
                rest.remove(n);
                Optional<List<Expected.Event>> found = from(next, rest);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }
}
