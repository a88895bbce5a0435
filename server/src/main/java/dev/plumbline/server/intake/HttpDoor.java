package dev.plumbline.server.intake;

import dev.plumbline.server.inbox.StorageUnavailableException;
import dev.plumbline.server.openapi.Call;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The XML-HTTP port's other end: {@code POST /idocs} with IDoc-XML or flat text, one or many IDocs, plain or gzip, whatever the
 * content type says. 200 means that all of it is on disk; SAP cannot know more, and does not have to.
 */
@RestController
final class HttpDoor {
    /** Why: a gzip of zeros grows a thousandfold. Real IDoc-XML compresses about twenty to one. */
    private static final long LARGEST_UNPACKED = 8L << 30;

    /** A reason quotes what it found, and that may be anything. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\t\n\r\\x20-\uD7FF\uE000-\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Reception reception;

    HttpDoor(Reception reception) {
        this.reception = reception;
    }

    @Call("Says what this address is for.")
    @GetMapping(path = "/idocs", produces = MediaType.TEXT_PLAIN_VALUE)
    String hint() {
        return "This is where SAP posts IDocs: POST IDoc-XML or flat IDocs here. 200 means that they are on disk.\n";
    }

    @Call(
            value = "Takes IDocs in: one or many, as IDoc-XML or flat text.",
            more =
                    "200 means that all of them are on disk; what becomes of each is asked for at /api/idocs/{docnum}. The body may be gzip (Content-Encoding). Repeating a request changes nothing.",
            raw = {"application/xml", "text/plain"},
            media = "application/xml",
            refuses = {400, 415, 503},
            refusesAs = "application/xml")
    @PostMapping("/idocs")
    ResponseEntity<String> receive(HttpServletRequest request) throws IOException {
        Optional<String> encoding = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        boolean gzip = encoding.filter(name -> name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip"))
                .isPresent();
        if (encoding.isPresent() && !gzip && !encoding.get().equalsIgnoreCase("identity")) {
            return problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding " + encoding.get() + " is not known; send plain or gzip");
        }
        try (InputStream body = gzip ? unpacked(request.getInputStream()) : request.getInputStream()) {
            return answer(reception.take("http", request.getRemoteAddr(), body));
        } catch (StorageUnavailableException away) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "10")
                    .contentType(MediaType.APPLICATION_XML)
                    .body(xml("error", away.getMessage() + ". Nothing of this request counts; send it again."));
        } catch (ZipException broken) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "The body is not gzip as its Content-Encoding says: " + broken.getMessage());
        } catch (EOFException cut) {
            return problem(HttpStatus.BAD_REQUEST, "The body ends too early; send it again whole");
        }
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        return new LimitedInputStream(new GZIPInputStream(packed, 64 * 1024), LARGEST_UNPACKED);
    }

    private static ResponseEntity<String> answer(Reception.Summary summary) {
        if (summary.nothingWasAnIdoc()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "Nothing in the body is an IDoc. " + String.join("; ", summary.problems())
                            + ". It is kept as an exception; see ./plumbline exceptions");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body("<receipt received=\"%d\" duplicates=\"%d\" broken=\"%d\"/>%n"
                        .formatted(summary.received(), summary.duplicates(), summary.broken()));
    }

    private static ResponseEntity<String> problem(HttpStatus status, String reason) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_XML)
                .body(xml("error", reason));
    }

    private static String xml(String name, String text) {
        String sayable = NOT_IN_XML.matcher(text).replaceAll("\uFFFD");
        // With UTF-8 it escapes only what XML itself has names for.
        return "<" + name + ">" + HtmlUtils.htmlEscape(sayable, "UTF-8") + "</" + name + ">\n";
    }
}
