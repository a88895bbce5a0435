package dev.plumbline.server.api;

import dev.plumbline.server.mapping.MappingChange;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.schema.Layouts;
import dev.plumbline.server.schema.SchemaShelf;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which layouts of segments are in force, and their change, over HTTP. */
@RestController
@RequestMapping("/api/schemas")
final class SchemaDoor {
    private final MappingDesk desk;
    private final Path directory;

    SchemaDoor(MappingDesk desk, SchemaShelf shelf) {
        this.desk = desk;
        this.directory = shelf.directory().toAbsolutePath().normalize();
    }

    /**
     * What is in force.
     *
     * @param version of the layouts
     * @param files what they were made of, over those that come with Plumbline
     * @param directory where this server looks for them
     */
    record InForce(String version, List<String> files, String directory) {}

    @Call("Which layouts of segments are in force.")
    @GetMapping
    InForce inForce() {
        Layouts layouts = desk.inForce().layouts();
        return new InForce(layouts.version(), layouts.files(), directory.toString());
    }

    /** Takes what is in the directory now. Whoever names another directory than this server's is told so. */
    @Call(
            value = "Puts the layouts into force that are in the directory now.",
            answers = {MappingChange.Activated.class, MappingChange.LayoutsActivated.class},
            takes = {
                @Call.Field(
                        name = "directory",
                        says = "Where the caller believes that they are; refused when this server looks elsewhere."),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = {409, 422})
    @PostMapping("/reload")
    ResponseEntity<?> reload(@RequestBody Optional<Map<String, Object>> said) {
        boolean isOther = said.map(body -> body.get("directory"))
                .filter(String.class::isInstance)
                .filter(named -> !named.equals(directory.toString()))
                .isPresent();
        return isOther
                ? ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(Map.of("reason", "The server that answers keeps its schemas in " + directory))
                : MappingDoor.answer(desk.reloadLayouts(MappingDoor.by(said)));
    }
}
