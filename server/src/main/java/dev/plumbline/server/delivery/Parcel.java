package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Urgency;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;

/**
 * Commands that leave in one request, each of another lane: so no two of them depend on each other, whatever order Klaviyo works them off
 * in.
 *
 * @param commands in the order of the request's rows
 * @param rows which of them a refusal names
 */
record Parcel(
        Urgency urgency,
        Channel channel,
        List<QueuedCommand> commands,
        KlaviyoRequest request,
        Function<List<ApiError>, NavigableSet<Integer>> rows) {
    Parcel {
        commands = List.copyOf(commands);
    }

    List<Long> ids() {
        return commands.stream().map(QueuedCommand::id).toList();
    }
}
