package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingCheckTest {
    @TempDir
    Path directory;

    private record Ended(int exitCode, String out, String err) {}

    private Ended checked(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("ours.yaml"), yaml);
        return run("mapping", "check", file.toString());
    }

    private static Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Peer.commands()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ended(exitCode, out.toString(), err.toString());
    }

    @Test
    void aGoodFileStands() throws IOException {
        Ended ended = checked("rules: {orders: {value: gross}}");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("ours.yaml stands: version ");
    }

    @Test
    void everyFaultIsToldWithItsPlace() throws IOException {
        Ended ended = checked("""
                rules: {orders: {value: brutto}}
                sources: {customer: {email: E1KNA1M.SMTP}}
                """);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .contains(
                        "ours.yaml, line 1, column 25: rules.orders.value", "ours.yaml, line 2, column 29", "2 faults");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Ended ended = run("mapping", "check", "nowhere.yaml");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("There is no file nowhere.yaml");
    }

    @Test
    void theDefaultMappingIsPrinted() {
        assertThat(run("mapping", "default").out())
                .startsWith("# The default mapping")
                .contains("sources:", "rules:", "targets:");
    }
}
