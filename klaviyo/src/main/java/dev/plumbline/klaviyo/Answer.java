package dev.plumbline.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The body of a success: empty, or a JSON:API document. {@link #toString()} does not show it, for it holds personal data. */
public final class Answer {
    private final JsonNode document;

    private Answer(JsonNode document) {
        this.document = document;
    }

    static Answer of(JsonNode document) {
        return new Answer(document);
    }

    public static Answer empty() {
        return new Answer(Json.object());
    }

    /** @throws IllegalArgumentException when the text is no JSON object */
    public static Answer of(JsonBody json) {
        return new Answer(Json.parseObject(json.bytes())
                .orElseThrow(() -> new IllegalArgumentException("an answer is a JSON object, this text is none")));
    }

    /** Klaviyo's id of what was created, changed or started, where the answer names one. */
    public Optional<String> id() {
        return Resource.text(document.path("data").path("id"));
    }

    /** The bulk job that the answer describes, if it does. */
    public Optional<BulkJob> job() {
        return id().map(_ -> one(BulkJob::read));
    }

    /** The profile that the answer describes, if it does. */
    public Optional<StoredProfile> profile() {
        return id().map(_ -> one(StoredProfile::read));
    }

    public JsonBody body() {
        return Json.body(document);
    }

    <T> T one(Function<Resource, T> read) {
        return read.apply(Resource.of(document.path("data")));
    }

    <T> List<T> list(Function<Resource, T> read) {
        JsonNode data = document.path("data");
        if (!data.isArray()) {
            throw new UnreadableAnswerException("a listing without data");
        }
        List<T> items = new ArrayList<>(data.size());
        data.values().forEach(resource -> items.add(read.apply(Resource.of(resource))));
        return items;
    }

    <T> Page<T> page(Function<Resource, T> read) {
        return new Page<>(list(read), next());
    }

    private Optional<Cursor> next() {
        JsonNode next = document.path("links").path("next");
        if (next.isMissingNode()
                || next.isNull()
                || Resource.text(next).filter(String::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Cursor.ofLink(
                Resource.text(next).orElseThrow(() -> new UnreadableAnswerException("links.next is not a text"))));
    }

    @Override
    public String toString() {
        return "Answer(" + Resource.text(document.path("data").path("type")).orElse("no single resource") + ")";
    }
}
