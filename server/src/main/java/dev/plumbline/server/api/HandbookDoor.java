package dev.plumbline.server.api;

import dev.plumbline.server.handbook.Handbook;
import dev.plumbline.server.handbook.HandbookDesk;
import dev.plumbline.server.handbook.Html;
import dev.plumbline.server.handbook.Markdown;
import dev.plumbline.server.openapi.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The handbook over HTTP, in whatever form is wanted. */
@RestController
@RequestMapping("/api")
final class HandbookDoor {
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final HandbookDesk desk;

    HandbookDoor(HandbookDesk desk) {
        this.desk = desk;
    }

    @Call("What each team checks, written from the mapping in force.")
    @GetMapping("/handbook")
    Handbook handbook() {
        return desk.now();
    }

    @Call(value = "The handbook as Markdown.", media = "text/markdown")
    @GetMapping("/handbook.md")
    ResponseEntity<String> markdown() {
        return ResponseEntity.ok().contentType(MARKDOWN).body(Markdown.of(desk.now()));
    }

    @Call(value = "The handbook as a page.", media = "text/html")
    @GetMapping("/handbook.html")
    ResponseEntity<String> html() {
        return ResponseEntity.ok().contentType(HTML).body(Html.of(desk.now()));
    }

    /** Both, for whoever writes them into files. */
    @Call("The handbook as Markdown and as a page, both in one answer.")
    @GetMapping("/handbook/texts")
    Texts texts() {
        Handbook now = desk.now();
        return new Texts(Markdown.of(now), Html.of(now));
    }

    /** The same handbook as two texts. */
    record Texts(String markdown, String html) {}

    @Call("Which versions of the handbook there were, the newest first.")
    @GetMapping("/handbook/versions")
    List<HandbookDesk.Version> versions() {
        return desk.versions();
    }
}
