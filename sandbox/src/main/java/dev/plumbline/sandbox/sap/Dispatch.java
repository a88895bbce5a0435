package dev.plumbline.sandbox.sap;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How traffic leaves SAP: in which form, how often twice, and in which order. One thread asks for it. */
public final class Dispatch {
    /** So many messages are kept in memory to be shuffled: those of about 7,000 orders. */
    public static final int WINDOW = 50_000;

    private static final int REMEMBERED = 50;

    /**
     * Articles, prices and stock: the newest message wins, whatever the order of arrival. A customer's is not free: its orders wait for it, and
     * which of their versions is told depends on when it comes.
     */
    private static final Set<Part> FREE_OF_ORDER = EnumSet.of(Part.ARTICLE, Part.PRICE, Part.COUNT, Part.MOVEMENT);

    private final Traffic traffic;
    private final Options options;
    private final Dictionary dictionary;
    private final Random dice;
    private final List<Message> recent = new ArrayList<>();
    private Optional<OutgoingIdoc> toResend = Optional.empty();

    /**
     * What is wanted.
     *
     * @param forms those to choose from
     * @param duplicate the share of messages that are sent a second time: as they were, or under a new number
     */
    public record Options(List<Form> forms, double duplicate, long seed) {
        public Options {
            forms = List.copyOf(forms);
        }
    }

    /**
     * A message as it leaves.
     *
     * @param isFreeOfOrder whether it may arrive before or after its neighbours without changing anything
     * @param isDamaged whether it is spoilt
     */
    public record Message(String content, Form form, String messageType, boolean isFreeOfOrder, boolean isDamaged) {}

    public Dispatch(Traffic traffic, Options options, Dictionary dictionary) {
        this.traffic = traffic;
        this.options = options;
        this.dictionary = dictionary;
        this.dice = new Random(options.seed());
    }

    /** The next message in the order of sending; empty when there are no more. */
    public Optional<Message> next() {
        if (toResend.isPresent()) {
            // At once, while it is still the newest of its document: what SAP repeats is what it knows now.
            OutgoingIdoc again = traffic.resent(toResend.get());
            toResend = Optional.empty();
            return Optional.of(message(again));
        }
        if (!recent.isEmpty() && dice.nextDouble() < options.duplicate() / 2) {
            return Optional.of(recent.get(dice.nextInt(recent.size())));
        }
        Optional<OutgoingIdoc> next = traffic.next();
        // A warehouse's confirmation has no date of its own: sent again under another number it says that the goods
        // left again.
        toResend = next.filter(idoc -> idoc.damage().isEmpty()
                && !idoc.idoc().control().messageType().equals("SHPCON")
                && dice.nextDouble() < options.duplicate() / 2);
        return next.map(this::message);
    }

    private Message message(OutgoingIdoc idoc) {
        Form chosen = options.forms().get(dice.nextInt(options.forms().size()));
        Form form = idoc.canBeFlat(dictionary) ? chosen : Form.XML;
        Message message = new Message(
                idoc.toText(form, dictionary),
                form,
                idoc.idoc().control().messageType(),
                FREE_OF_ORDER.contains(idoc.part()),
                idoc.damage().isPresent());
        if (!message.isDamaged()) {
            recent.add(message);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
        }
        return message;
    }

    /**
     * All messages as they arrive: in the order of sending, or shuffled. Traffic that is larger than the {@link #WINDOW} is shuffled within
     * it, while it moves along.
     */
    public Arrivals arrivals(boolean shuffled) {
        return new Arrivals(shuffled ? WINDOW : 1);
    }

    /** The same at once, in memory: for traffic that is not too large. */
    public List<Message> all(boolean shuffled) {
        List<Message> all = new ArrayList<>();
        arrivals(shuffled).forEachRemaining(all::add);
        return all;
    }

    /** Messages on their way, a part of them in memory. */
    public final class Arrivals implements Iterator<Message> {
        private final int window;
        private final List<Message> waiting = new ArrayList<>();
        private boolean allSent;
        private long arrived;

        private Arrivals(int window) {
            this.window = window;
        }

        private void fill() {
            while (!allSent && waiting.size() < window) {
                Optional<Message> next = Dispatch.this.next();
                next.ifPresent(waiting::add);
                allSent = next.isEmpty();
            }
        }

        @Override
        public boolean hasNext() {
            fill();
            return !waiting.isEmpty();
        }

        @Override
        public Message next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all messages have arrived");
            }
            arrived++;
            int chosen = dice.nextInt(waiting.size());
            Message last = waiting.removeLast();
            return chosen == waiting.size() ? last : waiting.set(chosen, last);
        }

        /** How many there will be: exactly once the last is sent, before that as it looks. */
        public long expected() {
            long known = arrived + waiting.size();
            return allSent ? known : Math.max(known, traffic.likelyMessages());
        }
    }
}
