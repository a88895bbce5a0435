package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Thinks of what goes wrong. Used once. */
final class TroubleMaker {
    private static final List<Fault.Kind> KINDS = List.of(
            Fault.Kind.THROTTLED,
            Fault.Kind.THROTTLED,
            Fault.Kind.ERROR_500,
            Fault.Kind.HTML_502,
            Fault.Kind.HTML_504,
            Fault.Kind.EMPTY_524,
            Fault.Kind.EMPTY_503,
            Fault.Kind.CHALLENGE_403,
            Fault.Kind.UNAUTHORIZED,
            Fault.Kind.RESET_BEFORE,
            Fault.Kind.RESET_AFTER,
            Fault.Kind.RESET_AFTER,
            Fault.Kind.LOST,
            Fault.Kind.TWICE,
            Fault.Kind.SLOW);
    private static final List<String> PATHS = List.of(
            "/api", "/api/event", "/api/event", "/api/events", "/api/profile", "/api/profile-bulk", "/api/catalog");

    private static final List<String> BULK =
            List.of("/api/event-bulk", "/api/profile-bulk", "/api/catalog-item-bulk", "/api/catalog-variant-bulk");
    private static final List<Fault.Kind> KINDS_OF_BULK = List.of(
            Fault.Kind.JOB_CANCELLED,
            Fault.Kind.JOB_FORGOTTEN,
            Fault.Kind.JOB_ROW_FAILS,
            Fault.Kind.RESET_AFTER,
            Fault.Kind.RESET_BEFORE);

    private final RandomGenerator dice;
    private final List<Letter> sent;
    private final List<Trouble> troubles = new ArrayList<>();

    /** @param sent the messages that SAP made */
    TroubleMaker(RandomGenerator dice, List<Letter> sent) {
        this.dice = dice;
        this.sent = sent;
    }

    List<Trouble> some() {
        for (int n = dice.nextInt(5); n > 0; n--) {
            Fault.Kind kind = any(KINDS);
            int times = 1 + dice.nextInt(kind == Fault.Kind.THROTTLED ? 30 : kind == Fault.Kind.LOST ? 3 : 6);
            troubles.add(
                    new Trouble.Klaviyos(kind, any(PATHS), moment(), times, Duration.ofSeconds(1 + dice.nextInt(40))));
        }
        for (int n = dice.nextInt(3); n > 0; n--) {
            // Commands go together now and then only: it strikes the first that do.
            troubles.add(new Trouble.Klaviyos(
                    any(KINDS_OF_BULK),
                    any(BULK),
                    sent.getFirst().created(),
                    1 + dice.nextInt(3),
                    Duration.ofSeconds(1)));
        }
        if (dice.nextInt(2) == 0) {
            // For hours nothing leaves, and then so much waits that commands go together.
            troubles.add(new Trouble.Klaviyos(
                    Fault.Kind.UNAUTHORIZED, "/api", moment(), 300 + dice.nextInt(2_700), Duration.ofSeconds(1)));
        }
        if (dice.nextInt(6) == 0) {
            troubles.add(new Trouble.Klaviyos(
                    Fault.Kind.EMPTY_503, "/api", moment(), 15 + dice.nextInt(60), Duration.ofSeconds(1)));
        }
        for (int n = dice.nextInt(4); n > 0; n--) {
            troubles.add(new Trouble.Crash(any(List.of(Trouble.Place.values())), moment()));
        }
        if (dice.nextInt(6) == 0) {
            troubles.add(new Trouble.StorageAway(moment(), 1 + dice.nextInt(5)));
        }
        if (dice.nextInt(6) == 0) {
            troubles.add(new Trouble.Refusing(moment(), 1 + dice.nextInt(2)));
        }
        if (dice.nextInt(4) == 0) {
            troubles.add(new Trouble.Decision(
                    moment(), any(List.of(Decided.Kind.values())), dice.nextInt(1_000), Optional.empty()));
        }
        if (dice.nextInt(5) == 0) {
            signUp();
        }
        return troubles;
    }

    private void signUp() {
        List<Letter> addresses = sent.stream()
                .filter(letter -> letter.message().part() == Part.ADDRESS)
                .toList();
        Letter letter = any(addresses);
        Segment address = letter.message().idoc().segments().getFirst();
        address.children("E1BPADSMTP").stream()
                .filter(mail -> !mail.flag("FLG_NOUSE"))
                .findFirst()
                .map(mail -> mail.text("E_MAIL"))
                .filter(email -> !email.isEmpty())
                .ifPresent(email -> {
                    Instant from = dice.nextBoolean() ? letter.created().minusSeconds(1) : moment();
                    troubles.add(new Trouble.SignUp(
                            from,
                            letter.message().story(),
                            email,
                            from.plusSeconds(1 + dice.nextLong(dice.nextBoolean() ? 60 : 600_000))));
                });
    }

    /** While SAP sends, or a little later. */
    private Instant moment() {
        Instant last = sent.getLast().created();
        long length = Duration.between(sent.getFirst().created(), last).toSeconds();
        return sent.getFirst().created().plusSeconds(dice.nextLong(length + length / 2 + 60));
    }

    private <T> T any(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
