package dev.plumbline.server.api;

import dev.plumbline.server.preview.ServerPreview;
import dev.plumbline.server.preview.ServerPreview.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the mapping in force would make of IDocs. */
@RestController
final class PreviewDoor {
    /** A preview is held in memory whole. */
    private static final int LARGEST_BODY = 16 << 20;

    private final ServerPreview previews;

    PreviewDoor(ServerPreview previews) {
        this.previews = previews;
    }

    /** The body is read as it is, whatever its content type says, as at the door of the IDocs. */
    @PostMapping("/api/mapping/preview")
    ResponseEntity<?> preview(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                    .body(Map.of("reason", "The body is larger than 16 MiB; send fewer IDocs"));
        }
        return switch (previews.of(body)) {
            case Answer.Shown shown -> ResponseEntity.ok(shown.preview());
            case Answer.Refused refused -> ResponseEntity.badRequest().body(Map.of("reason", refused.reason()));
        };
    }
}
