package dev.plumbline.server.access;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, over HTTP. */
@RestController
final class AuditDoor {
    private final AuditLog log;

    AuditDoor(AuditLog log) {
        this.log = log;
    }

    /**
     * The newest first.
     *
     * @param before the smallest {@code id} of the page before; without it the first page
     * @param object only what was done to it, as {@code order/PRD-100/12345}
     */
    @Call("Who did what, the newest first.")
    @GetMapping("/api/audit")
    List<AuditLog.Row> page(
            @Says("Only those with a smaller number: the last one of the page before; else the newest.")
                    @RequestParam(defaultValue = "9223372036854775807")
                    long before,
            @Says("Only what was done to it, as order/PRD-100/12345.") @RequestParam(defaultValue = "") String object,
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "100")
                    int limit) {
        return log.page(before, object, Math.clamp(limit, 1, 1_000));
    }
}
