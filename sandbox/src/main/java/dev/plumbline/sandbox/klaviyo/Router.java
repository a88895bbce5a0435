package dev.plumbline.sandbox.klaviyo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which call goes to which endpoint. */
final class Router {
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Match> plain = new HashMap<>();

    /**
     * An endpoint.
     *
     * @param name what its rate limit is counted under: {@code POST /api/events}
     * @param path its placeholders as groups
     */
    record Route(String method, String name, Pattern path, Tier tier, Function<Call, Reply> endpoint) {}

    /** A route and the values of its placeholders. */
    record Match(Route route, List<String> parts) {}

    /** @param path with {@code {}} for a placeholder */
    void add(String method, String path, Tier tier, Function<Call, Reply> endpoint) {
        Pattern pattern = Pattern.compile(path.replace("{}", "([^/]+)"));
        Route route = new Route(method, method + " " + path, pattern, tier, endpoint);
        routes.add(route);
        if (!path.contains("{}")) {
            plain.put(route.name(), new Match(route, List.of()));
        }
    }

    Optional<Match> find(String method, String path) {
        Optional<Match> known = Optional.ofNullable(plain.get(method + " " + path));
        return known.isPresent() ? known : search(method, path);
    }

    private Optional<Match> search(String method, String path) {
        for (Route route : routes) {
            if (!route.method().equals(method)) {
                continue;
            }
            Matcher matcher = route.path().matcher(path);
            if (matcher.matches()) {
                List<String> parts = new ArrayList<>();
                for (int n = 1; n <= matcher.groupCount(); n++) {
                    parts.add(URLDecoder.decode(matcher.group(n).replace("+", "%2B"), StandardCharsets.UTF_8));
                }
                return Optional.of(new Match(route, parts));
            }
        }
        return Optional.empty();
    }

    /** Whether the path exists for another method: that is a 405 and no 404. */
    boolean knowsPath(String path) {
        return routes.stream().anyMatch(route -> route.path().matcher(path).matches());
    }
}
