package dev.plumbline.server.api;

import dev.plumbline.server.mapping.DroppedProperties;
import dev.plumbline.server.mapping.DroppedProperties.Dropped;
import dev.plumbline.server.mapping.DroppedProperties.Unsetting;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Properties that the mapping does not name any more and Klaviyo has, over HTTP. */
@RestController
@RequestMapping("/api/mapping")
final class DroppedDoor {
    private final DroppedProperties properties;

    DroppedDoor(DroppedProperties properties) {
        this.properties = properties;
    }

    /**
     * Those properties.
     *
     * @param profiles how many profiles have any of those that were asked for
     */
    record DroppedOf(List<Dropped> properties, long profiles) {}

    /** @param names those of interest; all when none is given */
    @Call("Profile properties that Klaviyo was told and the mapping does not name any more.")
    @GetMapping("/dropped")
    DroppedOf dropped(@Says("Only these properties; else all.") @RequestParam(defaultValue = "") List<String> names) {
        List<Dropped> found = properties.all().stream()
                .filter(property -> names.isEmpty() || names.contains(property.name()))
                .toList();
        Set<String> all = Set.copyOf(found.stream().map(Dropped::name).toList());
        return new DroppedOf(found, all.isEmpty() ? 0 : properties.profiles(all));
    }

    /** Refused when the count that was shown is not the one that is found. */
    @Call(
            value = "Has such properties removed from the profiles in Klaviyo.",
            more = "Refused when another number of profiles has them than was expected.",
            answers = Unsetting.Noted.class,
            takes = {
                @Call.Field(name = "names", says = "The properties.", many = true, required = true),
                @Call.Field(
                        name = "expected",
                        says = "How many profiles GET /api/mapping/dropped shows for them.",
                        type = long.class,
                        required = true),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "reason", says = "Why, for the record.", required = true)
            },
            refuses = {400, 409})
    @PostMapping("/unset")
    ResponseEntity<?> unset(@RequestBody Map<String, Object> said) {
        if (!(said.get("names") instanceof List<?> names) || !(said.get("expected") instanceof Number expected)) {
            return ResponseEntity.badRequest()
                    .body(new Unsetting.Refused("Say {\"names\": [\"…\"], \"expected\": how many profiles GET"
                            + " /api/mapping/dropped shows for them, \"by\": \"…\", \"reason\": \"…\"}"));
        }
        Unsetting result = properties.unset(
                names.stream().map(String::valueOf).toList(),
                expected.longValue(),
                text(said, "by"),
                text(said, "reason"));
        return switch (result) {
            case Unsetting.Noted noted -> ResponseEntity.ok(noted);
            case Unsetting.Refused refused ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(refused);
        };
    }

    private static String text(Map<String, Object> said, String field) {
        return said.get(field) instanceof String text ? text : "";
    }
}
