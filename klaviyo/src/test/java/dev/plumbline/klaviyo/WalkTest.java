package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {
    private int read;

    @Test
    void itReadsAPageOnlyWhenItIsAskedFor() {
        assertThat(Walk.items(() -> page(1, 3), this::follow).limit(2)).containsExactly("1a", "1b");
        assertThat(read).isEqualTo(1);
    }

    @Test
    void itReadsAllPagesThatFollow() {
        assertThat(Walk.items(() -> page(1, 3), this::follow)).containsExactly("1a", "1b", "2a", "2b", "3a", "3b");
    }

    @Test
    void aFailureIsTheLastPage() {
        Iterator<KlaviyoResponse<Page<String>>> pages =
                Walk.pages(() -> page(1, 3), _ -> KlaviyoResponse.failed(new Failure.ServerError(503, "")));

        assertThat(pages.next().findFailure()).isEmpty();
        assertThat(pages.next().findFailure()).isPresent();
        assertThat(pages.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
    }

    @Test
    void aFailureEndsAStreamByAnException() {
        assertThatExceptionOfType(KlaviyoException.class)
                .isThrownBy(() -> Walk.items(
                                () -> page(1, 3),
                                _ -> KlaviyoResponse.<Page<String>>failed(new Failure.NotSent("no route")))
                        .toList())
                .withMessage("Klaviyo: not sent: no route")
                .satisfies(e -> assertThat(e.failure()).isEqualTo(new Failure.NotSent("no route")));
    }

    @Test
    void aPageThatLeadsToItselfIsAFailure() {
        Cursor same = new Cursor("/api/metrics?page");
        KlaviyoResponse<Page<String>> page =
                new KlaviyoResponse.Success<>(new Page<>(List.of("a"), Optional.of(same)), 200, Optional.empty());

        assertThatExceptionOfType(KlaviyoException.class)
                .isThrownBy(() -> Walk.items(() -> page, _ -> page).toList())
                .withMessageContaining("leads to the same page");
    }

    private KlaviyoResponse<Page<String>> follow(Cursor cursor) {
        return page(Integer.parseInt(cursor.value().substring("/api/".length())), 3);
    }

    private KlaviyoResponse<Page<String>> page(int number, int last) {
        read++;
        Optional<Cursor> next = number == last ? Optional.empty() : Optional.of(new Cursor("/api/" + (number + 1)));
        return new KlaviyoResponse.Success<>(
                new Page<>(List.of(number + "a", number + "b"), next), 200, Optional.empty());
    }
}
