package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.klaviyo.KlaviyoRequest;
import java.time.Duration;
import java.time.Instant;

/** What would be sent, for whoever wants to see it: nothing is. Safe to share. */
public final class UnsentRequests {
    private final CommandRequests requests;

    /** @param liveWindow an event older than this starts no flow */
    public UnsentRequests(Duration liveWindow) {
        this.requests = new CommandRequests(liveWindow);
    }

    /**
     * The request by which Klaviyo would be told a command first.
     *
     * @throws IllegalArgumentException when no request that Klaviyo documents can say it
     */
    public KlaviyoRequest of(Command command, Instant now) {
        return requests.of(command, ProfileForm.WHOLE, now).getFirst();
    }

    /** The command in words. */
    public String inWords(Command command) {
        return CommandName.of(command);
    }
}
