package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Settlement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the end of a job means for each of its commands. */
final class JobRows {
    private static final String PHONE = "phone_number";

    private JobRows() {}

    /**
     * A row that failed goes again, alone, so that the answer is about it. When Klaviyo names fewer rows than have failed, nobody knows
     * which arrived, and all go again: they say the same a second time.
     *
     * @param commands in the order of the rows
     */
    static List<Settlement> settled(String job, List<QueuedCommand> commands, JobNews.Ended ended, Instant now) {
        Map<Long, String> failed = failed(commands, ended.faults());
        boolean allKnown = failed.size() >= ended.failed();
        return commands.stream()
                .<Settlement>map(queued -> {
                    String reason = allKnown
                            ? failed.getOrDefault(queued.id(), "")
                            : failed.getOrDefault(
                                    queued.id(), "job " + job + " does not say which of its rows have failed");
                    return reason.isEmpty()
                            ? new Settlement.Stored(queued.id(), "job " + job + phone(queued.command()))
                            : new Settlement.Retry(queued.id(), now, Verdicts.shortened(reason));
                })
                .toList();
    }

    private static Map<Long, String> failed(List<QueuedCommand> commands, List<JobNews.Fault> faults) {
        Map<String, Long> byKey = new HashMap<>();
        commands.forEach(queued -> byKey.put(keyOf(queued.command()), queued.id()));
        Map<Long, String> failed = new HashMap<>();
        for (JobNews.Fault fault : faults) {
            String reason = fault.reason().isBlank() ? "failed" : fault.reason();
            fault.key()
                    .filter(byKey::containsKey)
                    .map(key -> byKey.getOrDefault(key, 0L))
                    .or(() -> fault.row().stream()
                            .filter(row -> row < commands.size())
                            .mapToObj(row -> commands.get(row).id())
                            .findFirst())
                    .ifPresent(id -> failed.put(id, reason));
        }
        return failed;
    }

    /** An import of many leaves a phone number out without a word when it is none to Klaviyo. */
    private static String phone(Command command) {
        return command instanceof UpsertProfile upsert && upsert.attributes().containsKey(PHONE)
                ? "; of a phone number that is none to Klaviyo it would not have said anything"
                : "";
    }

    private static String keyOf(Command command) {
        return switch (command) {
            case TrackEvent event -> event.uniqueId();
            case UpsertProfile upsert -> upsert.profile().externalId();
            case UpsertCatalogItem item -> item.sku();
            case UpsertCatalogVariant variant -> variant.sku();
            case SetStock stock -> stock.sku();
            case SetPublished published -> published.sku();
        };
    }
}
