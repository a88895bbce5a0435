package dev.plumbline.sandbox.sap;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How traffic leaves SAP: in which form, how often twice, and in which order. One thread asks for it. */
public final class Dispatch {
    private static final int REMEMBERED = 50;

    /** Master data and stock: the newest message wins, whatever the order of arrival. */
    private static final Set<String> FREE_OF_ORDER =
            Set.of("DEBMAS", "ADRMAS", "MATMAS", "INVCON", "LOISTD", "MBGMCR", "COND_A");

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
        toResend = next.filter(idoc -> idoc.damage().isEmpty() && dice.nextDouble() < options.duplicate() / 2);
        return next.map(this::message);
    }

    private Message message(OutgoingIdoc idoc) {
        Form chosen = options.forms().get(dice.nextInt(options.forms().size()));
        Form form = idoc.canBeFlat(dictionary) ? chosen : Form.XML;
        String type = idoc.idoc().control().messageType();
        Message message = new Message(
                idoc.toText(form, dictionary),
                form,
                type,
                FREE_OF_ORDER.contains(type),
                idoc.damage().isPresent());
        if (!message.isDamaged()) {
            recent.add(message);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
        }
        return message;
    }

    /** All messages, in the order of sending or shuffled. */
    public List<Message> all(boolean shuffled) {
        List<Message> all = new ArrayList<>();
        for (Optional<Message> next = next(); next.isPresent(); next = next()) {
            all.add(next.get());
        }
        if (shuffled) {
            Collections.shuffle(all, dice);
        }
        return all;
    }
}
