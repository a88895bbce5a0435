package dev.plumbline.sandbox.demo;

import dev.plumbline.sandbox.sap.Dispatch.Message;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SAP's outbound ports: the XML-HTTP port, which sends again what was not answered with 200, and the file port. */
final class Sender {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client;
    private final URI door;
    private final Path directory;
    private final int idocsOfAFile;
    private final List<Message> file = new ArrayList<>();
    private int files;
    private long sent;
    private long repeated;

    /**
     * @param directory the file port's; must be on the file system of its sub-directory {@code .writing}
     * @param idocsOfAFile how many messages a file of it has
     */
    Sender(HttpClient client, URI server, Path directory, int idocsOfAFile) {
        this.client = client;
        this.door = server.resolve("/idocs");
        this.directory = directory;
        this.idocsOfAFile = idocsOfAFile;
    }

    /** How many messages have left. */
    long sent() {
        return sent;
    }

    /** How often a message had to be sent again because nobody had acknowledged it. */
    long repeated() {
        return repeated;
    }

    /** Returns when it is acknowledged. */
    void post(Message message) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", message.form() == Form.XML ? "text/xml" : "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(message.content()))
                .build();
        while (!isTaken(request)) {
            repeated++;
            Thread.sleep(PAUSE);
        }
        sent++;
    }

    /** A 4xx is an answer too: the message is kept for people, and sending it again would change nothing. */
    private boolean isTaken(HttpRequest request) throws InterruptedException {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status < 500;
        } catch (IOException notAnswered) {
            return false;
        }
    }

    /** Puts a message into the file that is being written; the file appears in the directory when it is full. */
    void write(Message message) throws IOException {
        if (!file.isEmpty() && file.getFirst().form() != message.form()) {
            closeFile();
        }
        file.add(message);
        if (file.size() >= idocsOfAFile) {
            closeFile();
        }
        sent++;
    }

    /** Lets the last file appear. */
    void closeFile() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        files++;
        Path writing = Files.createDirectories(directory.resolve(".writing"));
        String name = "OUT_%09d.%s".formatted(files, file.getFirst().form() == Form.XML ? "xml" : "idoc");
        StringBuilder text = new StringBuilder();
        file.forEach(message -> text.append(message.content()));
        Files.writeString(writing.resolve(name), text);
        Files.move(writing.resolve(name), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        file.clear();
    }
}
