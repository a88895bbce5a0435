package dev.plumbline.server.api;

import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import dev.plumbline.server.preview.Comparison;
import dev.plumbline.server.preview.Preview;
import dev.plumbline.server.preview.ServerComparison;
import dev.plumbline.server.preview.ServerPreview;
import dev.plumbline.server.preview.ServerPreview.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the mapping in force would make of IDocs, and what another one would make of them instead. */
@RestController
final class PreviewDoor {
    /** A preview is held in memory whole. */
    private static final int LARGEST_BODY = 16 << 20;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})([mhd])");

    private final ServerPreview previews;
    private final ServerComparison comparisons;

    PreviewDoor(ServerPreview previews, ServerComparison comparisons) {
        this.previews = previews;
        this.comparisons = comparisons;
    }

    /**
     * In what a new mapping would differ from the one in force.
     *
     * @param since how far back, as {@code 24h}, {@code 90m} or {@code 7d}
     */
    @Call(
            value = "In what another mapping would tell Klaviyo different things than the one in force.",
            more = "The body is the mapping, as YAML, at most 16 MiB. Nothing changes.",
            answers = Comparison.class,
            raw = "application/yaml",
            refuses = {400, 413})
    @PostMapping("/api/mapping/compare")
    ResponseEntity<?> compare(
            HttpServletRequest request,
            @Says("How far back IDocs are taken, as 90m, 24h or 7d.") @RequestParam(defaultValue = "24h") String since)
            throws IOException {
        Matcher duration = DURATION.matcher(since);
        if (!duration.matches()) {
            return refused("since is '" + since + "', expected how far back, as 90m, 24h or 7d");
        }
        long length = Long.parseLong(duration.group(1));
        Duration back = switch (duration.group(2)) {
            case "m" -> Duration.ofMinutes(length);
            case "h" -> Duration.ofHours(length);
            default -> Duration.ofDays(length);
        };
        Optional<byte[]> yaml = body(request);
        if (yaml.isEmpty()) {
            return tooLarge("send a smaller mapping");
        }
        return switch (comparisons.with(new String(yaml.get(), StandardCharsets.UTF_8), back)) {
            case ServerComparison.Answer.Compared compared -> ResponseEntity.ok(compared.comparison());
            case ServerComparison.Answer.Faulty faulty -> refused(Fault.inWords(faulty.faults()));
        };
    }

    /** The whole body; empty when it is too large. */
    private static Optional<byte[]> body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(body);
    }

    private static ResponseEntity<?> tooLarge(String remedy) {
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                .body(Map.of("reason", "The body is larger than 16 MiB; " + remedy));
    }

    private static ResponseEntity<?> refused(String reason) {
        return ResponseEntity.badRequest().body(Map.of("reason", reason));
    }

    /** The body is read as it is, whatever its content type says, as at the door of the IDocs. */
    @Call(
            value = "What the mapping in force would make of IDocs.",
            more = "The body is IDoc-XML or flat IDocs, at most 16 MiB. Nothing is sent or stored.",
            answers = Preview.class,
            raw = {"application/xml", "text/plain"},
            refuses = {400, 413})
    @PostMapping("/api/mapping/preview")
    ResponseEntity<?> preview(HttpServletRequest request) throws IOException {
        Optional<byte[]> body = body(request);
        if (body.isEmpty()) {
            return tooLarge("send fewer IDocs");
        }
        return switch (previews.of(body.get())) {
            case Answer.Shown shown -> ResponseEntity.ok(shown.preview());
            case Answer.Refused refused -> refused(refused.reason());
        };
    }
}
