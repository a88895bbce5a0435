package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What ends the start before it begins. */
class ServeCommandTest {
    @TempDir
    Path directory;

    @Test
    void faultsInTheFormatsOfExtractsAreToldLikeThoseOfTheConfiguration() throws IOException {
        Path formats = directory.resolve("extracts.yaml");
        Files.writeString(formats, "extracts:\n  - name: credit\n");
        Path config = directory.resolve("plumbline.yaml");
        Files.writeString(config, "intake.extracts: lists\nextracts.formats: " + formats + "\n");
        StringWriter told = new StringWriter();
        int exitCode = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(told))
                .execute("--config", config.toString());
        assertThat(exitCode).isEqualTo(2);
        assertThat(told.toString())
                .contains("The formats of the extracts do not stand:")
                .contains("extracts.yaml, line 2: files is expected")
                .contains("extracts.yaml, line 2: table is expected");
    }
}
