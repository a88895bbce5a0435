package dev.plumbline.server.observe;

import dev.plumbline.server.openapi.Call;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server can take IDocs in now: for load balancers and scripts. */
@RestController
final class ReadyDoor {
    private final Readiness readiness;

    ReadyDoor(Readiness readiness) {
        this.readiness = readiness;
    }

    /** 200 and {@code ready}, or 503 and a line for each reason. */
    @Call(
            value = "Says whether IDocs can be taken in now.",
            more = "For load balancers. 503 has a line for each reason against it.",
            refuses = 503,
            refusesAs = "text/plain")
    @GetMapping("/ready")
    ResponseEntity<String> ready() {
        List<String> reasons = readiness.reasonsAgainst();
        return ResponseEntity.status(reasons.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN)
                .body(reasons.isEmpty() ? "ready\n" : String.join("\n", reasons) + "\n");
    }
}
