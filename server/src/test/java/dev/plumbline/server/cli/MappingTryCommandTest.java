package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Sap;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MappingTryCommandTest {
    @TempDir
    private Path directory;

    private Path mapping;

    @BeforeEach
    void aMappingWithoutAnythingOfItsOwn() throws IOException {
        mapping = Files.writeString(directory.resolve("mapping.yaml"), "rules: {}\n");
        Files.write(directory.resolve("order.xml"), Idocs.xml(Sap.order(1, "0000012345", "0000000042")));
    }

    private Peer.Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Peer.commands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Peer.Run(exit, out.toString(), err.toString());
    }

    private Peer.Run tried(String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "mapping";
        arguments[1] = "try";
        arguments[2] = directory.resolve("order.xml").toString();
        arguments[3] = "--mapping";
        arguments[4] = mapping.toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return run(arguments);
    }

    @Test
    void whatIsReadTheDocumentsAndTheRequestsArePrinted() {
        Peer.Run run = tried();
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("  read\n", "  documents\n", "  Klaviyo\n")
                .contains("E1EDP19[QUALF=002].KTEXT", "description: Bolt M8", "POST /api/events  Placed Order");
    }

    @Test
    void whatIsAssumedIsSaidFirst() {
        assertThat(tried().out()).contains("  - Nothing is known but these IDocs");
    }

    @Test
    void asJsonItIsOneObject() {
        assertThat(JsonMapper.shared()
                        .readTree(tried("--json").out())
                        .at("/requests/0/endpoint")
                        .asString())
                .isEqualTo("POST /api/profile-import");
    }

    @Test
    void aMappingThatDoesNotCheckIsRefusedWithItsFaults() throws IOException {
        Files.writeString(mapping, "rulez: {}\n");
        Peer.Run run = tried();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("mapping.yaml, line 1, column 1", "rules");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Peer.Run run = run("mapping", "try", "nowhere.xml", "--mapping", mapping.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("nowhere.xml: there is no such file\n");
    }
}
