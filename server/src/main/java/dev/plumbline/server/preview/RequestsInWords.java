package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.mapping.target.Targets;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.store.StoredJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Commands as the requests that would be sent, each with the expressions of the mapping that made it. */
final class RequestsInWords {
    private static final String NO_BODY = "null";

    private final UnsentRequests requests;
    private final Targets targets;
    private final NotedWording wording;
    private final StoredJson json;

    RequestsInWords(UnsentRequests requests, Targets targets, NotedWording wording, StoredJson json) {
        this.requests = requests;
        this.targets = targets;
        this.wording = wording;
        this.json = json;
    }

    Preview.Request of(Run.Said said, Instant now) {
        Command command = said.command();
        try {
            KlaviyoRequest request = requests.of(command, now);
            return request(
                    said,
                    request.method() + " " + request.path(),
                    json.read(request.body().map(JsonBody::text).orElse(NO_BODY), JsonNode.class),
                    "");
        } catch (IllegalArgumentException unsayable) {
            return request(said, "", json.read(NO_BODY, JsonNode.class), String.valueOf(unsayable.getMessage()));
        }
    }

    private Preview.Request request(Run.Said said, String endpoint, JsonNode body, String problem) {
        Command command = said.command();
        return new Preview.Request(
                said.cause(), command.account(), requests.inWords(command), endpoint, body, problem, made(command));
    }

    private List<Preview.Made> made(Command command) {
        return switch (command) {
            case UpsertProfile profile ->
                Stream.of(profile.attributes(), profile.location(), profile.properties())
                        .flatMap(part -> part.keySet().stream())
                        .flatMap(name -> made(name, targets.makerOfProfile(name)))
                        .toList();
            case TrackEvent event -> {
                Optional<Occurrence.Kind> kind = wording.kindOf(event.properties());
                yield event.properties().keySet().stream()
                        .flatMap(name -> made(name, kind.flatMap(known -> targets.makerOfEvent(known, name))))
                        .toList();
            }
            default -> List.of();
        };
    }

    private static Stream<Preview.Made> made(String name, Optional<Targets.Maker> maker) {
        return maker
                .map(found ->
                        new Preview.Made(name, found.expression(), found.place().toString()))
                .stream();
    }
}
