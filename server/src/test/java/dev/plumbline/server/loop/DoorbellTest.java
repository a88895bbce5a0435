package dev.plumbline.server.loop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DoorbellTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static CompletableFuture<Void> listening(Doorbell bell) {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                bell.await(LONG);
                heard.complete(null);
            } catch (InterruptedException stopped) {
                heard.completeExceptionally(stopped);
            }
        });
        return heard;
    }

    @Test
    void aRingBeforeAnybodyListensIsNotLost() {
        Doorbell bell = new Doorbell();
        bell.ring();
        assertThatCode(() -> listening(bell).get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
    }

    @Test
    void aRingReachesEveryExtension() {
        Doorbell bell = new Doorbell();
        Doorbell one = bell.extension();
        Doorbell other = bell.extension();
        bell.ring();
        assertThatCode(() -> CompletableFuture.allOf(listening(one), listening(other))
                        .get(10, TimeUnit.SECONDS))
                .doesNotThrowAnyException();
    }

    @Test
    void anExtensionRingsForItselfAlone() {
        Doorbell bell = new Doorbell();
        Doorbell one = bell.extension();
        Doorbell other = bell.extension();
        one.ring();
        assertThatCode(() -> listening(one).get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> listening(other).get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }
}
