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

class MappingTestCommandTest {
    @TempDir
    private Path directory;

    private Path mapping;
    private Path tests;

    @BeforeEach
    void aMappingWithATestOfAnOrder() throws IOException {
        mapping = Files.writeString(directory.resolve("mapping.yaml"), "rules: {}\n");
        tests = Files.createDirectory(directory.resolve("tests"));
        Files.write(tests.resolve("order.xml"), Idocs.xml(Sap.order(1, "0000012345", "0000000042")));
    }

    private Peer.Run test(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = new String[more.length + 4];
        arguments[0] = "mapping";
        arguments[1] = "test";
        arguments[2] = "--mapping";
        arguments[3] = mapping.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        int exit = Peer.commands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Peer.Run(exit, out.toString(), err.toString());
    }

    @Test
    void aTestWithoutAnExpectationFails() {
        Peer.Run run = test();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED    order", "order.expected.yaml", "1 test, 1 failed");
    }

    @Test
    void whatWasAcceptedPasses() {
        test("--accept");
        Peer.Run run = test();
        assertThat(run.out()).isEqualTo("passed    order\n1 test, 0 failed\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aDifferenceIsPrintedInWords() throws IOException {
        Files.writeString(tests.resolve("order.expected.yaml"), "held: [CREDIT_CHECK]\n");
        Peer.Run run = test();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("            held: expected 'CREDIT_CHECK', found none\n");
    }

    @Test
    void theIdocsOfADirectoryAreOneTestInTheOrderOfTheirNames() throws IOException {
        Files.delete(tests.resolve("order.xml"));
        Path story = Files.createDirectory(tests.resolve("story"));
        Files.write(story.resolve("1.xml"), Idocs.xml(Sap.delivery(1, "0080000001", "0000012345")));
        Files.write(story.resolve("2.xml"), Idocs.xml(Sap.order(2, "0000012345", "0000000042")));
        Files.writeString(story.resolve("expected.yaml"), """
                requests: [{what: Placed Order PRD-100-order-12345}]
                held: []
                """);
        assertThat(test().out()).isEqualTo("passed    story\n1 test, 0 failed\n");
    }

    @Test
    void withoutATestItSaysWhatOneIs() throws IOException {
        Files.delete(tests.resolve("order.xml"));
        Peer.Run run = test();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("There is no test in ");
    }
}
