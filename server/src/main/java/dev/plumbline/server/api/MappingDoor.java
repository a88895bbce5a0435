package dev.plumbline.server.api;

import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.mapping.Activation;
import dev.plumbline.server.mapping.GateLog;
import dev.plumbline.server.mapping.MappingChange;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final FilterCounts filters;
    private final GateLog gates;

    MappingDoor(MappingDesk desk, FilterCounts filters, GateLog gates) {
        this.desk = desk;
        this.filters = filters;
        this.gates = gates;
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

    /**
     * A demand of the mapping, and how often a value was not so.
     *
     * @param gate the demand, in the mapping's word
     * @param breach what becomes of such a value: {@code leave-out}, {@code quarantine} or {@code pass}
     * @param inForce whether the mapping in force demands it
     * @param open how many orders and customers have an open exception for it
     * @param first when a value was otherwise first; null while none was
     * @param lastOf the key of the order or customer of the last one; empty likewise
     */
    record GateOf(
            String property,
            String gate,
            String breach,
            boolean inForce,
            long open,
            long times,
            @Nullable Instant first,
            @Nullable Instant last,
            String lastOf) {
        static GateOf of(GateLog.Entry entry) {
            Optional<GateLog.Counted> counted = entry.counted();
            return new GateOf(
                    entry.gate().property(),
                    entry.gate().gate(),
                    entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    entry.inForce(),
                    entry.open(),
                    counted.map(GateLog.Counted::times).orElse(0L),
                    counted.map(GateLog.Counted::first).orElse(null),
                    counted.map(GateLog.Counted::last).orElse(null),
                    counted.map(GateLog.Counted::lastOf).orElse(""));
        }
    }

    /** @param reason all faults in one text, as the commands print it */
    record Refusal(String reason, List<String> faults) {
        static Refusal of(List<Fault> faults) {
            return new Refusal(
                    Fault.inWords(faults), faults.stream().map(Fault::toString).toList());
        }
    }

    @Call("Which mapping is in force, and which were.")
    @GetMapping
    InForce inForce(
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "50")
                    int limit) {
        return new InForce(
                desk.current().version(),
                desk.activations(Math.clamp(limit, 1, 1_000)).stream()
                        .map(ActivationOf::of)
                        .toList());
    }

    @Call("What the filters of the mapping leave out now.")
    @GetMapping("/filters")
    FilterCounts.Answer filters() {
        return filters.count();
    }

    @Call("What the mapping demands of values, and how often one was not so.")
    @GetMapping("/gates")
    List<GateOf> gates() {
        return gates.all().stream().map(GateOf::of).toList();
    }

    @Call(
            value = "Checks the mapping file and puts it into force.",
            more = "A faulty one changes nothing.",
            answers = {MappingChange.Activated.class, MappingChange.LayoutsActivated.class},
            takes =
                    @Call.Field(
                            name = "by",
                            says =
                                    "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
            refuses = {404, 409, 422})
    @PostMapping("/reload")
    ResponseEntity<?> reload(@RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.reload(by(said)));
    }

    @Call(
            value = "Puts an earlier mapping into force again.",
            answers = {MappingChange.Activated.class, MappingChange.LayoutsActivated.class},
            takes =
                    @Call.Field(
                            name = "by",
                            says =
                                    "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
            refuses = {404, 409, 422})
    @PostMapping("/rollback/{version}")
    ResponseEntity<?> rollBack(
            @Says("The version of the mapping.") @PathVariable String version,
            @RequestBody Optional<Map<String, Object>> said) {
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
