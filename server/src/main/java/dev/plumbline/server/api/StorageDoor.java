package dev.plumbline.server.api;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.retention.StorageDesk;
import dev.plumbline.server.retention.StorageReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is stored and how long it is kept, over HTTP. */
@RestController
@RequestMapping("/api")
final class StorageDoor {
    private final StorageDesk desk;

    StorageDoor(StorageDesk desk) {
        this.desk = desk;
    }

    @Call("What is stored, how much of it, and how long it is kept.")
    @GetMapping("/storage")
    StorageReport storage() {
        return desk.report();
    }
}
