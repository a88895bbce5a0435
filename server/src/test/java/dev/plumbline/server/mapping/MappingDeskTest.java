package dev.plumbline.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.server.schema.Layouts;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MappingDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String GROSS = "rules: {orders: {value: gross}}";
    private static final String NET = "rules: {orders: {value: net}}";
    private static final String WRONG = "rules: {orders: {value: brutto}}";

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void placeTheFile() {
        file = directory.resolve("mapping.yaml");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private MappingDesk started() {
        return new MappingDesk(
                Layouts::standard,
                Optional.of(file),
                new ActivationLog(POSTGRES.jdbc()),
                new ManualClock(Instant.parse("2026-03-02T08:00:00Z")));
    }

    private static String basisOf(MappingDesk desk) {
        return desk.current().rules().contract().orders().basis().name();
    }

    @Test
    void theFileIsInForceFromTheStart() throws IOException {
        write(GROSS);
        MappingDesk desk = started();
        assertThat(basisOf(desk)).isEqualTo("GROSS");
        assertThat(desk.activations(10)).singleElement().satisfies(activation -> {
            assertThat(activation.version()).isEqualTo(desk.current().version());
            assertThat(activation.text()).isEqualTo(GROSS);
        });
    }

    @Test
    void aStartWithTheSameFileIsNoNewActivation() throws IOException {
        write(GROSS);
        started();
        assertThat(started().activations(10)).hasSize(1);
    }

    @Test
    void aChangedFileComesIntoForceWhenItIsReloaded() throws IOException {
        write(GROSS);
        MappingDesk desk = started();
        String before = desk.current().version();
        write(NET);
        assertThat(basisOf(desk)).isEqualTo("GROSS");
        assertThat(desk.reload("eva"))
                .isEqualTo(new MappingChange.Activated(desk.current().version(), before));
        assertThat(basisOf(desk)).isEqualTo("NET");
        assertThat(desk.activations(10).getFirst().by()).isEqualTo("eva");
    }

    @Test
    void aFileThatDoesNotCheckIsRefusedAndTheLastGoodOneGoesOn() throws IOException {
        write(GROSS);
        MappingDesk desk = started();
        write(WRONG);
        assertThat(desk.reload("eva"))
                .isInstanceOfSatisfying(
                        MappingChange.Refused.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .asString()
                                .contains("mapping.yaml, line 1, column 25", "brutto"));
        assertThat(basisOf(desk)).isEqualTo("GROSS");
        assertThat(desk.activations(10)).hasSize(1);
    }

    @Test
    void aStartWithAFileThatDoesNotCheckTakesTheLastGoodOne() throws IOException {
        write(GROSS);
        started();
        write(WRONG);
        assertThat(basisOf(started())).isEqualTo("GROSS");
    }

    @Test
    void withoutAGoodOneThereIsNoStart() throws IOException {
        write(WRONG);
        assertThatExceptionOfType(MappingUnusableException.class)
                .isThrownBy(this::started)
                .withMessageContaining("line 1, column 25");
    }

    @Test
    void anEarlierVersionComesBackUntilTheFileChanges() throws IOException {
        write(GROSS);
        MappingDesk desk = started();
        String gross = desk.current().version();
        write(NET);
        desk.reload("eva");
        assertThat(desk.rollBack(gross, "eva")).isInstanceOf(MappingChange.Activated.class);
        assertThat(basisOf(desk)).isEqualTo("GROSS");
        assertThat(basisOf(started())).as("after a restart").isEqualTo("GROSS");
        write(NET + " # again");
        assertThat(basisOf(started())).as("after a change of the file").isEqualTo("NET");
    }

    @Test
    void aVersionThatWasNeverInForceIsUnknown() throws IOException {
        write(GROSS);
        assertThat(started().rollBack("ffffffffffff", "eva")).isEqualTo(new MappingChange.Unknown("ffffffffffff"));
    }

    @Test
    void whatIsInForceAlreadyIsNoChange() throws IOException {
        write(GROSS);
        MappingDesk desk = started();
        assertThat(desk.reload("eva"))
                .isEqualTo(new MappingChange.Unchanged(desk.current().version()));
    }

    @Test
    void otherAccountsNeedARestart() throws IOException {
        write(GROSS);
        MappingDesk desk = started();
        write("rules: {accounts: {sales-organisations: {2000: benelux}}}");
        assertThat(desk.reload("eva")).isInstanceOf(MappingChange.NeedsRestart.class);
        assertThat(basisOf(desk)).isEqualTo("GROSS");
    }
}
