package dev.plumbline.server.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.watermark.Mark.Harm;
import dev.plumbline.server.watermark.WatermarkStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is watched, with values of the test's own. */
class WatermarksTest {
    private static final long GIGABYTE = 1_000_000_000;

    private final AtomicLong free = new AtomicLong(50 * GIGABYTE);
    private final AtomicLong waiting = new AtomicLong();
    private final Watermark disk = new Watermark(
            Subject.DISK, new Mark(Harm.LITTLE, Optional.of(5 * GIGABYTE), Optional.of(2 * GIGABYTE)), free::get);
    private final Watermark inbox =
            new Watermark(Subject.WAITING, new Mark(Harm.MUCH, Optional.of(100L), Optional.of(1_000L)), waiting::get);
    private final Watermarks watermarks =
            new Watermarks(List.of(disk, inbox), Map.of(Subject.QUEUED, "both marks are off"));

    private Optional<String> lookAtDisk(double gigabytes) {
        free.set((long) (gigabytes * GIGABYTE));
        return disk.look();
    }

    private Optional<String> lookAtInbox(long count) {
        waiting.set(count);
        return inbox.look();
    }

    @Test
    void beforeTheFirstLookNothingIsRefused() {
        assertThat(watermarks.refusal()).isEmpty();
        assertThat(watermarks.status().get("disk").says()).isEqualTo("not looked at yet");
    }

    @Test
    void aDiskThatFillsIsToldOnceWithWhatHappensAndWhatToDo() {
        assertThat(lookAtDisk(5)).isEmpty();
        assertThat(lookAtDisk(4.87))
                .hasValue("4.87 GB are free on the disk of the data directory, and watermarks.disk.warn is 5.00 GB."
                        + " Nothing more is taken in below 2.00 GB."
                        + " Make room on it, or move the data directory to a larger one.");
        assertThat(lookAtDisk(4.86)).isEmpty();
        assertThat(watermarks.refusal()).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsToldWithWhatHappensAndWhenItGoesOn() {
        assertThat(lookAtDisk(0.812))
                .hasValue("Nothing more is taken in: 812 MB are free on the disk of the data directory, and"
                        + " watermarks.disk.refuse is 2.00 GB. Senders are answered 503 and keep what they have, files stay"
                        + " where they are, backfills wait; what is here is worked and sent. Make room on it, or move the"
                        + " data directory to a larger one. It goes on by itself from 2.50 GB on.");
        assertThat(watermarks.refusal())
                .hasValue("Nothing is taken in now: 812 MB are free on the disk of the data directory, and"
                        + " watermarks.disk.refuse is 2.00 GB");
    }

    @Test
    void roomOnTheDiskEndsTheRefusalAndThenTheWarning() {
        lookAtDisk(1);
        assertThat(lookAtDisk(2.4)).isEmpty();
        assertThat(lookAtDisk(2.5).orElseThrow()).startsWith("What comes is taken in again; 2.50 GB are free");
        assertThat(watermarks.refusal()).isEmpty();
        assertThat(lookAtDisk(7)).hasValue("All is well again: 7.00 GB are free on the disk of the data directory");
    }

    @Test
    void whatPilesUpIsToldWithTheNumberToWhichItIsCounted() {
        assertThat(lookAtInbox(1_000).orElseThrow())
                .startsWith("Nothing more is taken in: 1,000 or more IDocs wait to be read, and"
                        + " watermarks.waiting.refuse is 1,000.")
                .endsWith("It goes on by itself below 800.");
        assertThat(lookAtInbox(0)).hasValue("What comes is taken in again: 0 IDocs wait to be read");
    }

    @Test
    void onlyAFullDiskBreaksOffWhatHasBegun() {
        lookAtInbox(1_000);
        assertThat(watermarks.refusal()).isPresent();
        assertThat(watermarks.stop()).isEmpty();
        lookAtDisk(1);
        assertThat(watermarks.stop()).isPresent();
    }

    @Test
    void oneThatIsOverDoesNotOpenWhatAnotherRefuses() {
        lookAtDisk(1);
        lookAtInbox(1_000);
        lookAtInbox(0);
        assertThat(watermarks.refusal().orElseThrow()).contains("are free on the disk");
    }

    @Test
    void theStatusSaysHowEachStands() {
        lookAtDisk(1);
        lookAtInbox(7);
        Map<String, WatermarkStatus> status = watermarks.status();
        assertThat(status.keySet()).containsExactly("disk", "waiting", "queued");
        assertThat(status.get("disk").state()).isEqualTo(State.REFUSE);
        assertThat(status.get("waiting"))
                .isEqualTo(new WatermarkStatus(
                        State.FINE,
                        Optional.of(7L),
                        Optional.of(100L),
                        Optional.of(1_000L),
                        "7 IDocs wait to be read; warns from 100 on; takes nothing in from 1,000 on"));
        assertThat(status.get("queued").state()).isEqualTo(State.UNWATCHED);
    }

    @Test
    void whatCannotBeLookedAtStaysAsItWas() {
        AtomicBoolean away = new AtomicBoolean();
        Watermark queue = new Watermark(Subject.QUEUED, new Mark(Harm.MUCH, Optional.empty(), Optional.of(3L)), () -> {
            if (away.get()) {
                throw new IllegalStateException("The database is away");
            }
            return 3;
        });
        queue.step();
        away.set(true);
        assertThat(queue.step()).isEqualTo(Duration.ofSeconds(10));
        assertThat(queue.refusal()).isPresent();
    }

    @Test
    void theDiskIsLookedAtMoreOftenThanWhatMustBeCounted() {
        assertThat(disk.step()).isEqualTo(Duration.ofSeconds(1));
        assertThat(inbox.step()).isEqualTo(Duration.ofSeconds(10));
    }
}
