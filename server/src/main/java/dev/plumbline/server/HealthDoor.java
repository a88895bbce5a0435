package dev.plumbline.server;

import dev.plumbline.server.openapi.Call;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server is up, whatever it can do: who restarts it asks here. What it can do is said by {@code /ready}. */
@RestController
final class HealthDoor {
    @Call(value = "Says that the server is up.", more = "For whoever restarts it. What it can do is said by /ready.")
    @GetMapping("/health")
    String health() {
        return "up\n";
    }
}
