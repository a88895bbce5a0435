package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What other web pages must not do with a browser that reaches this server. A page anywhere can have a browser send requests to
 * localhost; the browser says in {@code Sec-Fetch-Site} and {@code Origin} who made it do so. Programs say neither.
 */
final class SameOrigin {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whoever sets one of these is a proxy, and passes on what others ask. */
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final Optional<URI> publicUrl;

    SameOrigin(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Whether a page of another origin has a browser change something here. */
    boolean isForeign(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        Optional<String> site = header(request, "Sec-Fetch-Site");
        if (site.isPresent()) {
            return !Set.of("same-origin", "none").contains(site.get());
        }
        return header(request, "Origin")
                .filter(origin -> !isOurs(origin, request))
                .isPresent();
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        String host = header(request, "Host").orElse("");
        return origin.equalsIgnoreCase(request.getScheme() + "://" + host)
                || publicUrl
                        .map(SameOrigin::origin)
                        .filter(origin::equalsIgnoreCase)
                        .isPresent();
    }

    /** {@code https://HOST[:PORT]}. */
    static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /**
     * Whether somebody on this machine asks this machine: from loopback, by a name of loopback, since any name can be made to lead here
     * (DNS rebinding), and not through a proxy.
     */
    boolean isOfThisMachine(HttpServletRequest request) {
        return publicUrl.isEmpty()
                && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && THIS_MACHINE.contains(hostName(request))
                && OF_PROXIES.stream().allMatch(name -> header(request, name).isEmpty());
    }

    private static String hostName(HttpServletRequest request) {
        return header(request, "Host")
                .map(host -> host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
