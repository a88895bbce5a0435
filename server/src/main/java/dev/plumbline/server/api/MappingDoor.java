package dev.plumbline.server.api;

import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.mapping.Activation;
import dev.plumbline.server.mapping.MappingChange;
import dev.plumbline.server.mapping.MappingDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which mapping is in force, and its change, over HTTP. */
@RestController
@RequestMapping("/api/mapping")
final class MappingDoor {
    private static final String NOBODY = "unknown";

    private final MappingDesk desk;

    MappingDoor(MappingDesk desk) {
        this.desk = desk;
    }

    /**
     * What is in force, and what was.
     *
     * @param version of the mapping in force
     * @param activations the newest first
     */
    record InForce(String version, List<ActivationOf> activations) {}

    /** @param text the site's file; empty when the default mapping stood alone */
    record ActivationOf(String version, String origin, String by, Instant at, String text) {
        static ActivationOf of(Activation activation) {
            return new ActivationOf(
                    activation.version(),
                    activation.origin().name().toLowerCase(Locale.ROOT),
                    activation.by(),
                    activation.at(),
                    activation.text());
        }
    }

    /** @param reason all faults in one text, as the commands print it */
    record Refusal(String reason, List<String> faults) {
        static Refusal of(List<Fault> faults) {
            return new Refusal(
                    Fault.inWords(faults), faults.stream().map(Fault::toString).toList());
        }
    }

    @GetMapping
    InForce inForce(@RequestParam(defaultValue = "50") int limit) {
        return new InForce(
                desk.current().version(),
                desk.activations(Math.clamp(limit, 1, 1_000)).stream()
                        .map(ActivationOf::of)
                        .toList());
    }

    @PostMapping("/reload")
    ResponseEntity<?> reload(@RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.reload(by(said)));
    }

    @PostMapping("/rollback/{version}")
    ResponseEntity<?> rollBack(@PathVariable String version, @RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.rollBack(version, by(said)));
    }

    static String by(Optional<Map<String, Object>> said) {
        return said.map(body -> body.get("by"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !name.isBlank())
                .orElse(NOBODY);
    }

    static ResponseEntity<?> answer(MappingChange change) {
        return switch (change) {
            case MappingChange.Activated activated -> ResponseEntity.ok(activated);
            case MappingChange.LayoutsActivated layouts -> ResponseEntity.ok(layouts);
            case MappingChange.LayoutsUnreadable unreadable ->
                ResponseEntity.unprocessableContent().body(Map.of("reason", unreadable.why()));
            case MappingChange.Unchanged unchanged ->
                ResponseEntity.ok(new MappingChange.Activated(unchanged.version(), unchanged.version()));
            case MappingChange.Refused refused ->
                ResponseEntity.unprocessableContent().body(Refusal.of(refused.faults()));
            case MappingChange.NeedsRestart restart ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("reason", restart.what()));
            case MappingChange.Unknown unknown ->
                ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Map.of(
                                "reason",
                                "No mapping " + unknown.version()
                                        + " was ever in force here; ./plumbline mapping versions shows which were"));
        };
    }
}
