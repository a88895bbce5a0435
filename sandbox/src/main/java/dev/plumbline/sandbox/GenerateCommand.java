package dev.plumbline.sandbox;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.sap.Dispatch;
import dev.plumbline.sandbox.sap.Dispatch.Message;
import dev.plumbline.sandbox.sap.Ledger;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Story;
import dev.plumbline.sandbox.sap.TableFiles;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "generate",
        description =
                "Writes an invented merchant's SAP traffic as IDoc files, and ledger.json: what Klaviyo must hold in the end.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    /** The forms of IDocs that can be asked for. */
    enum Forms {
        XML,
        FLAT,
        MIXED;

        List<Form> toChooseFrom() {
            return switch (this) {
                case XML -> List.of(Form.XML);
                case FLAT -> List.of(Form.FLAT);
                case MIXED -> List.of(Form.XML, Form.FLAT);
            };
        }
    }

    @Option(names = "--orders", defaultValue = "100", description = "How many orders (default: ${DEFAULT-VALUE}).")
    private int orders = 100;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same traffic.")
    private long seed = 1;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the files go; made when missing.")
    private Path out = Path.of(".");

    @Option(names = "--form", defaultValue = "MIXED", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Forms form = Forms.MIXED;

    @Option(
            names = "--per-file",
            defaultValue = "1",
            description = "How many IDocs a file holds (default: ${DEFAULT-VALUE}).")
    private int perFile = 1;

    @Option(
            names = "--shuffle",
            description =
                    "In an order of arrival that has nothing to do with the order of sending (more than 50,000 messages: within a window of so many that moves along).")
    private boolean shuffle;

    @Option(
            names = "--duplicate",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of messages sent twice, 0 to 1.")
    private double duplicate;

    @Option(
            names = "--broken",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of messages that are broken, 0 to 1.")
    private double broken;

    @Option(
            names = "--start",
            defaultValue = "2026-03-02T06:00:00Z",
            paramLabel = "TIME",
            description = "Time of the first message (default: ${DEFAULT-VALUE}); each follows a second later.")
    private Instant start = Instant.parse("2026-03-02T06:00:00Z");

    @Option(
            names = "--tables",
            description =
                    "Also writes the tables of SAP as they stand in the end, as SE16N exports them, into OUT/tables, with their declaration extracts.yaml.")
    private boolean tables;

    @Option(
            names = "--prices",
            description =
                    "With prices of the articles (COND_A); a mapping has to name {1000/10: EUR} in rules.catalog.prices.")
    private boolean prices;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private int files;
    private int messages;

    @Override
    public Integer call() throws IOException {
        Traffic.Plan plan = new Traffic.Plan(orders, seed, broken, start);
        Traffic traffic = new Traffic(prices ? plan.withPrices() : plan);
        Dispatch dispatch = new Dispatch(
                traffic, new Dispatch.Options(form.toChooseFrom(), duplicate, seed), Dictionary.standard());
        Files.createDirectories(out);
        write(dispatch.arrivals(shuffle));
        writeLedger(traffic.ledger());
        if (tables) {
            new TableFiles(out.resolve("tables"), traffic.now()).write(traffic.tables());
        }
        spec.commandLine().getOut().printf("%d messages in %d files, and ledger.json, in %s%n", messages, files, out);
        return 0;
    }

    /** Story by story, so that the size of the traffic does not matter. */
    private void writeLedger(Ledger ledger) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try (JsonGenerator json = mapper.createGenerator(out.resolve("ledger.json"), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writePOJOProperty("profiles", ledger.profiles());
            json.writeArrayPropertyStart("stories");
            for (Story story : ledger.stories()) {
                json.writeStartObject();
                json.writeStringProperty("order", story.order());
                json.writePOJOProperty("events", story.usual());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writePOJOProperty("variants", ledger.variants());
            json.writeNumberProperty("broken", ledger.broken());
            json.writeNumberProperty("unmirrored", ledger.unmirrored());
            json.writeEndObject();
        }
    }

    /** Messages of one form stand together; a spoilt one stands alone, because nobody could tell where it ends. */
    private void write(Iterator<Message> all) throws IOException {
        Optional<Message> next = all.hasNext() ? Optional.of(all.next()) : Optional.empty();
        while (next.isPresent()) {
            Message first = next.get();
            files++;
            String name = "%07d.%s".formatted(files, first.form() == Form.XML ? "xml" : "idoc");
            try (BufferedWriter file = Files.newBufferedWriter(out.resolve(name))) {
                int count = 0;
                while (next.isPresent() && fits(next.get(), first, count)) {
                    file.write(next.get().content());
                    count++;
                    messages++;
                    next = all.hasNext() ? Optional.of(all.next()) : Optional.empty();
                }
            }
        }
    }

    private boolean fits(Message message, Message first, int count) {
        return count == 0
                || (count < perFile && message.form() == first.form() && !message.isDamaged() && !first.isDamaged());
    }
}
