package dev.plumbline.klaviyo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** An HTTP server that misbehaves on demand: each connection plays the next act of its script. */
final class HostileServer implements AutoCloseable {

    /** What happens on one connection. */
    @FunctionalInterface
    interface Act {
        void play(HostileServer server, Socket socket) throws IOException;
    }

    /** A request as it came over the wire; header names in lower case. */
    record Received(String line, Map<String, String> headers, String body) {}

    private final ServerSocket listener;
    private final BlockingQueue<Act> script = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();

    HostileServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    List<Received> received() {
        return received;
    }

    HostileServer then(Act act) {
        script.add(act);
        return this;
    }

    HostileServer thenAnswer(int status, String body, String... headerLines) {
        return then((server, socket) -> {
            server.readRequest(socket);
            socket.getOutputStream().write(answer(status, body, headerLines));
        });
    }

    /** Breaks the connection off without having read a byte. */
    static void resetBeforeReading(HostileServer server, Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** Reads the request as a whole, and breaks the connection off. */
    static void resetAfterReading(HostileServer server, Socket socket) throws IOException {
        server.readRequest(socket);
        socket.setSoLinger(true, 0);
    }

    /** Ends the connection politely, without an answer. */
    static void closeWithoutAnswer(HostileServer server, Socket socket) throws IOException {
        server.readRequest(socket);
    }

    /** Announces a hundred bytes and sends ten. */
    static void halfAnswer(HostileServer server, Socket socket) throws IOException {
        server.readRequest(socket);
        write(socket, "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n0123456789");
    }

    /** Reads the request and says nothing for ever. */
    static void silence(HostileServer server, Socket socket) throws IOException {
        server.readRequest(socket);
        server.awaitClose();
    }

    /** Sends the headers at once and the body never. */
    static void silenceInTheBody(HostileServer server, Socket socket) throws IOException {
        server.readRequest(socket);
        write(socket, "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n");
        server.awaitClose();
    }

    static void notHttp(HostileServer server, Socket socket) throws IOException {
        server.readRequest(socket);
        write(socket, "220 mail.kunde-mail.de ESMTP\r\n\r\n");
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static byte[] answer(int status, String body, String... headerLines) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nConnection: close\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> play(socket));
            } catch (IOException closedListener) {
                return;
            }
        }
    }

    private void play(Socket socket) {
        try (socket) {
            Act act = script.poll();
            if (act != null) {
                act.play(this, socket);
            }
        } catch (IOException clientGone) {
            // The client gave up first, which is what some tests want.
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readRequest(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        received.add(new Received(line, headers, new String(body, StandardCharsets.UTF_8)));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the client closed the connection");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
