package dev.plumbline.server.access;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A way into the server.
 *
 * @param method {@code GET} stands for {@code HEAD} too; {@code *} for all
 * @param action what is written down when it was gone, as {@code hold.release}; empty when nothing is, or the handler does it
 */
record Route(String method, PathPattern pattern, Needs needs, String action) {
    static Route of(String method, String pattern, Needs needs, String action) {
        return new Route(method, PathPatternParser.defaultInstance.parse(pattern), needs, action);
    }

    boolean takes(String requested, PathContainer path) {
        String asked = requested.equals("HEAD") ? "GET" : requested;
        return (method.equals("*") || method.equals(asked)) && pattern.matches(path);
    }

    @Override
    public String toString() {
        return method + " " + pattern.getPatternString();
    }
}
