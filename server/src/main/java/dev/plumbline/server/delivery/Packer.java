package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.Event;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.Limits;
import dev.plumbline.klaviyo.RefusedRows;
import dev.plumbline.klaviyo.Requests;
import dev.plumbline.klaviyo.VariantPatch;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts commands of different lanes into one request, as many as Klaviyo takes. */
final class Packer {
    /** What a row needs in a bulk request beyond the body that it would have alone, and what the request itself needs. */
    private static final int WRAPPING = 200;

    private final CommandRequests requests;

    Packer(CommandRequests requests) {
        this.requests = requests;
    }

    /**
     * What became of some commands.
     *
     * @param parcel those that go together; empty when none can
     * @param left those that did not fit, or that concern a person who is in it already
     * @param unsayable those that no request can say
     */
    record Packed(Optional<Parcel> parcel, List<QueuedCommand> left, List<QueuedCommand> unsayable) {}

    Packed pack(Urgency urgency, Channel channel, List<QueuedCommand> commands, Instant now) {
        List<QueuedCommand> taken = new ArrayList<>();
        List<QueuedCommand> left = new ArrayList<>();
        List<QueuedCommand> unsayable = new ArrayList<>();
        Set<String> people = new HashSet<>();
        long room = Limits.BODY_BYTES - WRAPPING;
        for (QueuedCommand queued : commands) {
            Optional<Integer> size = size(queued.command(), now);
            if (size.isEmpty()) {
                unsayable.add(queued);
            } else if (taken.size() < channel.rows()
                    && size.get() + WRAPPING <= room
                    && isOfNobodyElse(queued.command(), people)) {
                taken.add(queued);
                room -= size.get() + WRAPPING;
            } else {
                left.add(queued);
            }
        }
        // A job's rows are found again by the order of their numbers.
        taken.sort(Comparator.comparingLong(QueuedCommand::id));
        Optional<Parcel> parcel =
                taken.isEmpty() ? Optional.empty() : Optional.of(parcel(urgency, channel, taken, now));
        return new Packed(parcel, left, unsayable);
    }

    /** The size of the request that would say it alone; empty when none can. */
    private Optional<Integer> size(Command command, Instant now) {
        try {
            KlaviyoRequest alone = requests.of(command, ProfileForm.WHOLE, now).getFirst();
            return Optional.of(alone.body().map(body -> body.size()).orElse(0));
        } catch (IllegalArgumentException beyondKlaviyosLimits) {
            return Optional.empty();
        }
    }

    /** Two lanes may name one person by the same address: Klaviyo does not say which row of a person it takes first. */
    private static boolean isOfNobodyElse(Command command, Set<String> people) {
        if (!(command instanceof UpsertProfile upsert)) {
            return true;
        }
        List<String> names = upsert.attributes().entrySet().stream()
                .filter(entry -> Set.of("email", "phone_number").contains(entry.getKey()))
                .map(entry -> entry.getValue().toLowerCase(Locale.ROOT))
                .toList();
        boolean free = names.stream().noneMatch(people::contains);
        if (free) {
            people.addAll(names);
        }
        return free;
    }

    private Parcel parcel(Urgency urgency, Channel channel, List<QueuedCommand> taken, Instant now) {
        List<Command> commands = taken.stream().map(QueuedCommand::command).toList();
        if (channel == Channel.EVENTS) {
            List<Event> events = all(commands, TrackEvent.class, event -> requests.event(event, now));
            return new Parcel(
                    urgency,
                    channel,
                    taken,
                    Requests.bulkCreateEvents(events),
                    errors -> RefusedRows.ofEvents(events, errors));
        }
        return new Parcel(
                urgency, channel, taken, job(channel, commands), errors -> RefusedRows.of(taken.size(), errors));
    }

    private static KlaviyoRequest job(Channel channel, List<Command> commands) {
        return switch (channel) {
            case PROFILES -> Requests.bulkImportProfiles(all(commands, UpsertProfile.class, CommandRequests::profile));
            case NEW_ITEMS -> Requests.bulkCreateItems(all(commands, UpsertCatalogItem.class, CommandRequests::item));
            case KNOWN_ITEMS ->
                Requests.bulkUpdateItems(all(commands, UpsertCatalogItem.class, CommandRequests::patch));
            case NEW_VARIANTS ->
                Requests.bulkCreateVariants(all(commands, UpsertCatalogVariant.class, CommandRequests::variant));
            case KNOWN_VARIANTS ->
                Requests.bulkUpdateVariants(all(commands, UpsertCatalogVariant.class, CommandRequests::patch));
            case STOCK ->
                Requests.bulkUpdateVariants(commands.stream().map(Packer::stock).toList());
            case EVENTS -> throw new IllegalArgumentException("events are no job");
        };
    }

    private static VariantPatch stock(Command command) {
        return switch (command) {
            case SetStock stock -> CommandRequests.patch(stock);
            case SetPublished published -> CommandRequests.patch(published);
            case TrackEvent _, UpsertProfile _, UpsertCatalogItem _, UpsertCatalogVariant _ ->
                throw new IllegalArgumentException(Channel.kindOf(command) + " does not go by " + Channel.STOCK);
        };
    }

    private static <C extends Command, R> List<R> all(List<Command> commands, Class<C> kind, Function<C, R> row) {
        return commands.stream().map(kind::cast).map(row).toList();
    }
}
