package dev.plumbline.sandbox.sap;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What all IDocs of the invented system have in common: sender, client, running number, and a time that rises with each. */
final class Writer implements InstantSource {
    static final String SYSTEM = "PRD-100";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC);

    private Instant now;
    private long lastNumber = 4_711_000;

    Writer(Instant start) {
        now = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * What a message is about.
     *
     * @param story as for {@link OutgoingIdoc}
     */
    record Subject(String story, Part part) {}

    /** A message that leaves SAP a second after the one before. */
    OutgoingIdoc message(Subject subject, String messageType, String basicType, List<Segment> segments) {
        now = now.plusSeconds(1);
        ControlRecord control = ControlRecord.builder()
                .client("100")
                .docnum("%016d".formatted(++lastNumber))
                .release("700")
                .status("30")
                .direction("1")
                .basicType(basicType)
                .messageType(messageType)
                .senderPort("SAPPRD")
                .senderPartnerType("LS")
                .senderPartner("PRDCLNT100")
                .receiverPort("PLUMBLINE")
                .receiverPartnerType("LS")
                .receiverPartner("PLUMBLINE")
                .with("CREDAT", date(now))
                .with("CRETIM", time(now))
                .serialization(date(now) + time(now))
                .build();
        return OutgoingIdoc.of(Idoc.of(control, segments), subject.story(), subject.part());
    }

    void pass(Duration time) {
        now = now.plusSeconds(time.toSeconds());
    }

    /** The same business content under a new number, as when somebody repeats an output. */
    OutgoingIdoc repeated(OutgoingIdoc sent) {
        Idoc idoc = sent.idoc();
        return message(
                new Subject(sent.story(), sent.part()),
                idoc.control().messageType(),
                idoc.control().basicType(),
                idoc.segments());
    }

    @Override
    public Instant instant() {
        return now;
    }

    static String date(Instant instant) {
        return DATE.format(instant);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static Segment.Builder segment(String name, String... fields) {
        Segment.Builder builder = Segment.named(name);
        for (int n = 0; n < fields.length; n += 2) {
            if (!fields[n + 1].isEmpty()) {
                builder.with(fields[n], fields[n + 1]);
            }
        }
        return builder;
    }
}
