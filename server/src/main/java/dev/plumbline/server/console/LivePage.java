package dev.plumbline.server.console;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where open pages listen for changes. */
@Controller
final class LivePage {
    private final LiveFeed feed;

    LivePage(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen() {
        return feed.listen();
    }
}
