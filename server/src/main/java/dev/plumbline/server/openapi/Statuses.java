package dev.plumbline.server.openapi;

import org.springframework.http.HttpStatus;

/** What the answers of refused requests mean, in words. */
final class Statuses {
    private Statuses() {}

    static String inWords(int status) {
        return switch (status) {
            case 400 ->
                "The request does not say what it must; the reason says what is expected. Do not repeat it as it is.";
            case 401 -> "Nobody knows who asks: there is no token, no session, or one that holds no more.";
            case 403 -> "The caller is known and may not; the reason names what is lacking.";
            case 404 -> "There is no such thing.";
            case 409 -> "It cannot be done as things are now; the reason says why and what to do.";
            case 413 -> "The body is too large.";
            case 415 -> "The body is of another media type or encoding than those named here.";
            case 422 -> "It was read, and is faulty; nothing changes. The reason has all faults.";
            case 502 -> "Another server, which had to do its part, did not.";
            case 503 ->
                "It cannot be done for the moment, for example because the database is away. Send it again later.";
            default -> HttpStatus.valueOf(status).getReasonPhrase() + ".";
        };
    }
}
