package dev.plumbline.klaviyo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JSON text in UTF-8: immutable, equal by content. {@link #toString()} tells its size only, for it holds personal data. */
public final class JsonBody {
    private final byte[] utf8;

    private JsonBody(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** A body of these bytes, which are copied. */
    public static JsonBody of(byte[] utf8) {
        return new JsonBody(utf8.clone());
    }

    public static JsonBody of(String json) {
        return new JsonBody(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return utf8.clone();
    }

    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Length in bytes. */
    public int size() {
        return utf8.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonBody body && Arrays.equals(utf8, body.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return "JsonBody(" + utf8.length + " bytes)";
    }
}
