package dev.plumbline.server.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "storage", description = "What is stored by a running server, how much of it, and how long it is kept.")
final class StorageCommand extends AskingCommand {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1_024;

    @Override
    public Integer call() {
        return print(server.get("/api/storage"), this::show);
    }

    private void show(JsonNode storage) {
        Table table = new Table("DATA", "BYTES", "PER ORDER", "ROWS", "KEPT", "OLDEST", "NEXT PURGE", "MEANING");
        for (JsonNode data : storage.path("data")) {
            table.add(
                    text(data, "name"),
                    size(data.path("bytes").asLong()),
                    size(data.path("bytesPerOrder").asLong()),
                    rows(data.path("rows")),
                    text(data, "kept"),
                    day(data, "oldest"),
                    day(data, "nextPurge"),
                    text(data, "what"));
        }
        out().print(table);
        out().println();
        if (storage.path("orders").path("count").asLong() == 0) {
            out().println(size(storage.path("bytes").asLong()) + " in all. The mirror knows no order yet.");
            return;
        }
        out().println(size(storage.path("bytes").asLong()) + " in all for " + rows(storage.path("orders")) + " orders: "
                + size(storage.path("bytesPerOrder").asLong()) + " an order, of which "
                + size(storage.path("bytesPerOrderForEver").asLong()) + " stay for ever.");
        out().println(
                        "Bytes are those on the disk, with indexes; ~ is an estimate. retention.* says how long what is kept.");
    }

    private static String rows(JsonNode rows) {
        return (rows.path("exact").asBoolean() ? "" : "~") + rows.path("count").asString();
    }

    private static String day(JsonNode data, String field) {
        String time = time(data, field);
        return time.length() < 10 ? time : time.substring(0, 10);
    }

    private static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
