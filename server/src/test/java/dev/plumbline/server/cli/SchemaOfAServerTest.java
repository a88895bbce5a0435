package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.idoc.Segment;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.support.Exports;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A real server reads by what is imported while it runs. */
class SchemaOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path directory;

    private static Settings settings(Path mapping) {
        return ServerSettings.of(
                POSTGRES, directory.resolve("data"), Map.of("PLUMBLINE_MAPPING_FILE", mapping.toString()));
    }

    private static byte[] flatCustomer() {
        return Idocs.flat(Sap.idoc(
                1,
                "DEBMAS",
                "DEBMAS06",
                Sap.builder("E1KNA1M", "KUNNR", "0000000042")
                        .child(Segment.named("Z1KNA1ADD").raw("einkauf@de").build())
                        .build()));
    }

    private static String emailRead(MappingDesk desk) {
        IdocReader reader = desk.inForce().reader();
        List<ReadResult> read =
                reader.stream(flatCustomer()).map(IdocReader.Item::result).toList();
        Segment customer = ((ReadResult.Read) read.getFirst()).idoc().segments().getFirst();
        return customer.children().getFirst().text("SMTP_ADDR");
    }

    private static Peer.Run schema(String url, String... more) {
        return Peer.runAt(
                url, Stream.concat(Stream.of("schema"), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void whatIsImportedIsInForceAtOnceUnlessTheMappingDoesNotGoWithIt() throws IOException {
        Path mapping = Files.writeString(directory.resolve("mapping.yaml"), "rules: {}");
        Path config = Files.writeString(
                directory.resolve("plumbline.yaml"), "data: {directory: '" + directory.resolve("data") + "'}");
        Path first = Files.writeString(
                directory.resolve("first.txt"), Exports.we60("ZDEBMAS", "Z2KNA1ADD000", "Z1KNA1ADD", "SMTP_ADDR"));
        Path second = Files.writeString(
                directory.resolve("second.txt"), Exports.we60("ZDEBMAS", "Z2KNA1ADD000", "Z1KNA1ADD", "LOYALTY"));
        try (ConfigurableApplicationContext server = PlumblineServer.start(settings(mapping))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            MappingDesk desk = server.getBean(MappingDesk.class);
            assertThat(emailRead(desk)).isEmpty();
            assertThat(schema(url, "import", first.toString(), "--config", config.toString())
                            .out())
                    .contains("The server reads by it from the next batch on, without a restart");
            assertThat(emailRead(desk)).isEqualTo("einkauf@de");

            Files.writeString(mapping, "sources: {customer: {email: E1KNA1M/Z1KNA1ADD.SMTP_ADDR}}");
            assertThat(Peer.runAt(url, "mapping", "reload").exit()).isZero();
            Peer.Run refused = schema(url, "import", second.toString(), "--config", config.toString(), "--force");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("the server did not take it", "Z1KNA1ADD has no field SMTP_ADDR");
            assertThat(emailRead(desk)).isEqualTo("einkauf@de");

            Files.writeString(mapping, "sources: {customer: {email: E1KNA1M/Z1KNA1ADD.LOYALTY}}");
            assertThat(Peer.runAt(url, "mapping", "reload").out()).contains("is in force from the next batch on");
            assertThat(desk.inForce().layouts().files()).containsExactly("ZDEBMAS version 2");

            Path elsewhere = Files.writeString(
                    directory.resolve("elsewhere.yaml"), "data: {directory: '" + directory.resolve("other") + "'}");
            assertThat(schema(url, "import", first.toString(), "--config", elsewhere.toString())
                            .err())
                    .contains("The server that answers keeps its schemas in");
        }
    }
}
