package dev.plumbline.server;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server is up: for load balancers and scripts. */
@RestController
final class HealthDoor {
    @GetMapping("/health")
    String health() {
        return "up\n";
    }
}
