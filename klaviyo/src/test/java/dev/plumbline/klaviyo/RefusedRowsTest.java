package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedRowsTest {
    private static final String EVENTS = "/data/attributes/events-bulk-create/data/";
    private static final List<Event> SENT = List.of(
            Samples.event(Samples.BERND, "0"),
            Samples.event(Samples.ANNA, "1"),
            Samples.event(Samples.BERND, "2"),
            Samples.event(Samples.ANNA, "3"));

    @Test
    void anEventIsFoundThroughTheGroupOfItsProfile() {
        assertThat(RefusedRows.ofEvents(SENT, errors(EVENTS + "0/attributes/events/data/1/attributes/value")))
                .containsExactly(2);
        assertThat(RefusedRows.ofEvents(
                        SENT, errors(EVENTS + "1/attributes/events/data/0", EVENTS + "0/attributes/events/data/0")))
                .containsExactly(0, 1);
    }

    @Test
    void aProfileNamesAllItsEvents() {
        assertThat(RefusedRows.ofEvents(SENT, errors(EVENTS + "1/attributes/profile/data/attributes/email")))
                .containsExactly(1, 3);
    }

    @Test
    void profilesAndCatalogRowsAreCountedAsSent() {
        assertThat(RefusedRows.of(3, errors("/data/attributes/profiles/data/2/attributes/email")))
                .containsExactly(2);
        assertThat(RefusedRows.of(3, errors("/data/attributes/variants/data/0", "/data/attributes/items/data/1/id")))
                .containsExactly(0, 1);
    }

    @Test
    void nothingIsCutOutWhenOneErrorNamesNoRowThatWasSent() {
        String row = EVENTS + "0/attributes/events/data/0";

        assertThat(RefusedRows.ofEvents(SENT, errors(row, "/data"))).isEmpty();
        assertThat(RefusedRows.ofEvents(SENT, errors(row, EVENTS + "2"))).isEmpty();
        assertThat(RefusedRows.ofEvents(SENT, errors(EVENTS + "0/attributes/events/data/2")))
                .isEmpty();
        assertThat(RefusedRows.of(1, errors("/data/attributes/profiles/data/1")))
                .isEmpty();
        assertThat(RefusedRows.of(1, List.of(error(Optional.empty())))).isEmpty();
        assertThat(RefusedRows.of(1, List.of())).isEmpty();
    }

    private static List<ApiError> errors(String... pointers) {
        return Arrays.stream(pointers)
                .map(pointer -> error(Optional.of(pointer)))
                .toList();
    }

    private static ApiError error(Optional<String> pointer) {
        return new ApiError("", 400, "invalid", "Invalid input.", "", pointer, Optional.empty(), Map.of());
    }
}
