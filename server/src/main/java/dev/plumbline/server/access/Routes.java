package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;

/** The one table of what each way into the server takes. What is not in it does not exist for anybody. The first that fits counts. */
final class Routes {
    /** Those of this server. */
    static final Routes ALL = new Routes(all());

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    private static List<Route> all() {
        List<Route> routes = new ArrayList<>(List.of(
                open("GET", "/health"),
                open("GET", "/ready"),
                allowed("GET", "/metrics", Permission.SEE),
                // Which tools somebody has there is said by server.assistant.
                allowed("POST", "/mcp", Permission.SEE),
                allowed("GET", "/mcp", Permission.SEE),
                allowed("DELETE", "/mcp", Permission.SEE),
                open("*", "/error"),
                open("GET", "/assets/**"),
                open("GET", "/webjars/**"),
                open("GET", "/login"),
                open("POST", "/login"),
                open("POST", "/logout"),
                open("GET", "/setup"),
                open("POST", "/setup"),
                allowed("GET", "/idocs", Permission.SEND_IDOCS),
                allowed("POST", "/idocs", Permission.SEND_IDOCS),
                known("GET", "/api/openapi.json"),
                known("GET", "/api/me"),
                known("POST", "/api/me/password"),
                allowed("GET", "/api/audit", Permission.SEE_AUDIT),
                allowed("GET", "/api/users", Permission.MANAGE_USERS),
                allowed("POST", "/api/users", Permission.MANAGE_USERS),
                allowed("POST", "/api/users/{name}/role", Permission.MANAGE_USERS),
                allowed("POST", "/api/users/{name}/disable", Permission.MANAGE_USERS),
                allowed("POST", "/api/users/{name}/enable", Permission.MANAGE_USERS),
                allowed("POST", "/api/users/{name}/password", Permission.MANAGE_USERS),
                allowed("GET", "/api/tokens", Permission.MANAGE_USERS),
                allowed("POST", "/api/tokens", Permission.MANAGE_USERS),
                allowed("POST", "/api/tokens/{name}/revoke", Permission.MANAGE_USERS)));
        routes.addAll(questions());
        routes.addAll(deeds());
        routes.addAll(pages());
        return routes;
    }

    private static List<Route> questions() {
        return List.of(
                allowed("GET", "/api/status", Permission.SEE),
                allowed("GET", "/api/verification/lags", Permission.SEE),
                allowed("GET", "/api/idocs/{docnum}", Permission.SEE),
                allowed("GET", "/api/orders/{number}", Permission.SEE),
                allowed("GET", "/api/orders/{number}/statement", Permission.SEE),
                allowed("GET", "/api/customers/{number}", Permission.SEE),
                allowed("GET", "/api/materials/{number}", Permission.SEE),
                allowed("GET", "/api/exceptions", Permission.SEE),
                allowed("GET", "/api/exceptions/{id}", Permission.SEE),
                allowed("GET", "/api/causes", Permission.SEE),
                allowed("GET", "/api/causes/{cause}/exceptions", Permission.SEE),
                allowed("GET", "/api/causes/{cause}/remarks", Permission.SEE),
                allowed("GET", "/api/causes/{cause}/retry", Permission.SEE),
                allowed("GET", "/api/inbox/{id}/segments", Permission.SEE),
                allowed("GET", "/api/alerts", Permission.SEE),
                allowed("GET", "/api/alerts/history", Permission.SEE),
                allowed("GET", "/api/storage", Permission.SEE),
                allowed("GET", "/api/preflight", Permission.SEE),
                allowed("GET", "/api/handbook", Permission.SEE),
                allowed("GET", "/api/handbook.md", Permission.SEE),
                allowed("GET", "/api/handbook.html", Permission.SEE),
                allowed("GET", "/api/handbook/texts", Permission.SEE),
                allowed("GET", "/api/handbook/versions", Permission.SEE),
                allowed("GET", "/api/holds", Permission.SEE),
                allowed("GET", "/api/agreement/runs", Permission.SEE),
                allowed("GET", "/api/agreement/runs/{id}", Permission.SEE),
                allowed("GET", "/api/agreement/runs/{id}/differences", Permission.SEE),
                allowed("GET", "/api/agreement/runs/{id}/differences.csv", Permission.SEE),
                allowed("GET", "/api/agreement/runs/{id}/report.xlsx", Permission.SEE),
                allowed("GET", "/api/agreement/known", Permission.SEE),
                allowed("GET", "/api/agreement/signoffs", Permission.SEE),
                allowed("GET", "/api/agreement/days/{day}", Permission.SEE),
                allowed("GET", "/api/agreement/days/{day}/repair", Permission.SEE),
                allowed("GET", "/api/findings", Permission.SEE),
                allowed("GET", "/api/mapping", Permission.SEE),
                allowed("GET", "/api/mapping/filters", Permission.SEE),
                allowed("GET", "/api/mapping/gates", Permission.SEE),
                allowed("GET", "/api/mapping/dropped", Permission.SEE),
                allowed("POST", "/api/mapping/preview", Permission.PREVIEW),
                allowed("POST", "/api/mapping/compare", Permission.PREVIEW),
                allowed("GET", "/api/proposals", Permission.SEE),
                allowed("GET", "/api/proposals/{id}", Permission.SEE),
                allowed("GET", "/api/schemas", Permission.SEE),
                allowed("GET", "/api/backfills", Permission.SEE),
                allowed("GET", "/api/backfills/{id}", Permission.SEE),
                allowed("GET", "/api/backfills/{id}/told", Permission.SEE));
    }

    private static List<Route> deeds() {
        return List.of(
                noted("/api/exceptions/{id}/replay", Permission.REPLAY, "exception.replay"),
                noted("/api/exceptions/{id}/correct", Permission.REPLAY, "exception.correct"),
                noted("/api/causes/{cause}/retry", Permission.REPLAY, "cause.retry"),
                noted("/api/causes/{cause}/retry/cancel", Permission.REPLAY, "cause.stop"),
                noted("/api/causes/{cause}/assign", Permission.HANDLE_EXCEPTIONS, "cause.assign"),
                noted("/api/causes/{cause}/ignore", Permission.HANDLE_EXCEPTIONS, "cause.ignore"),
                noted("/api/causes/{cause}/show", Permission.HANDLE_EXCEPTIONS, "cause.show"),
                noted("/api/causes/{cause}/remarks", Permission.HANDLE_EXCEPTIONS, "cause.remark"),
                noted("/api/holds/{kind}/{system}/{number}/release", Permission.DECIDE_HOLDS, "hold.release"),
                noted("/api/holds/{kind}/{system}/{number}/drop", Permission.DECIDE_HOLDS, "hold.drop"),
                noted("/api/agreement/runs", Permission.HANDLE_EXCEPTIONS, "agreement.compare"),
                noted("/api/agreement/days/{day}/repair", Permission.REPLAY, "agreement.repair"),
                noted("/api/agreement/known", Permission.SIGN_OFF, "agreement.explain"),
                noted("/api/agreement/known/{id}/withdraw", Permission.SIGN_OFF, "agreement.unexplain"),
                noted("/api/agreement/signoffs", Permission.SIGN_OFF, "agreement.sign"),
                noted("/api/agreement/signoffs/{id}/withdraw", Permission.SIGN_OFF, "agreement.unsign"),
                noted("/api/findings/{id}/known", Permission.HANDLE_EXCEPTIONS, "finding.known"),
                noted("/api/alerts/test", Permission.TEST_ALERTS, "alert.test"),
                noted("/api/mapping/reload", Permission.CHANGE_MAPPING, "mapping.reload"),
                noted("/api/mapping/rollback/{version}", Permission.CHANGE_MAPPING, "mapping.rollback"),
                noted("/api/mapping/unset", Permission.CHANGE_MAPPING, "mapping.unset"),
                noted("/api/proposals/{id}/approve", Permission.REPLAY, "proposal.approve"),
                noted("/api/proposals/{id}/reject", Permission.REPLAY, "proposal.reject"),
                noted("/api/schemas/reload", Permission.CHANGE_MAPPING, "schema.reload"),
                noted("/api/backfills", Permission.BACKFILL, "backfill.plan"),
                noted("/api/backfills/{id}/start", Permission.BACKFILL, "backfill.start"),
                noted("/api/backfills/{id}/pause", Permission.BACKFILL, "backfill.pause"),
                noted("/api/backfills/{id}/resume", Permission.BACKFILL, "backfill.resume"),
                noted("/api/backfills/{id}/cancel", Permission.BACKFILL, "backfill.cancel"));
    }

    /** The console. */
    private static List<Route> pages() {
        return List.of(
                known("GET", "/live"),
                allowed("GET", "/", Permission.SEE),
                allowed("GET", "/exceptions", Permission.SEE),
                allowed("GET", "/exceptions/causes/{cause}", Permission.SEE),
                allowed("GET", "/exceptions/{id}", Permission.SEE),
                allowed("GET", "/holds", Permission.SEE),
                allowed("GET", "/trace", Permission.SEE),
                allowed("GET", "/inbox/{id}", Permission.SEE),
                allowed("GET", "/mapping", Permission.SEE),
                allowed("GET", "/mapping/preview", Permission.PREVIEW),
                allowed("GET", "/backfills", Permission.SEE),
                allowed("GET", "/agreement", Permission.SEE),
                allowed("GET", "/agreement/days/{day}", Permission.SEE),
                allowed("GET", "/agreement/periods", Permission.SEE),
                noted("/agreement/periods", Permission.SIGN_OFF, "agreement.sign"),
                noted("/agreement/periods/{id}/withdraw", Permission.SIGN_OFF, "agreement.unsign"),
                noted("/agreement/known", Permission.SIGN_OFF, "agreement.explain"),
                noted("/agreement/known/{id}/withdraw", Permission.SIGN_OFF, "agreement.unexplain"),
                noted("/agreement", Permission.HANDLE_EXCEPTIONS, "agreement.compare"),
                noted("/agreement/days/{day}/repair", Permission.REPLAY, "agreement.repair"),
                allowed("GET", "/proposals", Permission.SEE),
                allowed("GET", "/proposals/{id}", Permission.SEE),
                allowed("GET", "/proposals/{id}/mapping.yaml", Permission.SEE),
                noted("/proposals/{id}/approve", Permission.REPLAY, "proposal.approve"),
                noted("/proposals/{id}/reject", Permission.REPLAY, "proposal.reject"),
                allowed("GET", "/preflight", Permission.SEE),
                allowed("GET", "/handbook", Permission.SEE),
                allowed("GET", "/alerts", Permission.SEE),
                allowed("GET", "/settings", Permission.SEE),
                allowed("GET", "/audit", Permission.SEE_AUDIT),
                allowed("GET", "/handbook/changes/{id}", Permission.SEE),
                noted("/exceptions/causes/{cause}/retry", Permission.REPLAY, "cause.retry"),
                noted("/exceptions/causes/{cause}/cancel", Permission.REPLAY, "cause.stop"),
                noted("/exceptions/causes/{cause}/assign", Permission.HANDLE_EXCEPTIONS, "cause.assign"),
                noted("/exceptions/causes/{cause}/ignore", Permission.HANDLE_EXCEPTIONS, "cause.ignore"),
                noted("/exceptions/causes/{cause}/show", Permission.HANDLE_EXCEPTIONS, "cause.show"),
                noted("/exceptions/causes/{cause}/remark", Permission.HANDLE_EXCEPTIONS, "cause.remark"),
                noted("/exceptions/{id}/retry", Permission.REPLAY, "exception.replay"),
                noted("/exceptions/{id}/correct", Permission.REPLAY, "exception.correct"),
                noted("/alerts/test", Permission.TEST_ALERTS, "alert.test"),
                noted("/holds", Permission.DECIDE_HOLDS, "hold.decide"),
                noted("/mapping/findings/{id}", Permission.HANDLE_EXCEPTIONS, "finding.known"),
                allowed("POST", "/mapping/preview", Permission.PREVIEW),
                noted("/backfills", Permission.BACKFILL, "backfill.plan"),
                noted("/backfills/{id}/{change}", Permission.BACKFILL, "backfill.change"));
    }

    private static Route open(String method, String pattern) {
        return Route.of(method, pattern, new Needs.Nothing(), "");
    }

    private static Route known(String method, String pattern) {
        return Route.of(method, pattern, new Needs.ToBeKnown(), "");
    }

    private static Route allowed(String method, String pattern, Permission permission) {
        return Route.of(method, pattern, new Needs.ToBeAllowed(permission), "");
    }

    /** A deed that is taken down, with what came of it. */
    private static Route noted(String pattern, Permission permission, String action) {
        return Route.of("POST", pattern, new Needs.ToBeAllowed(permission), action);
    }

    List<Route> list() {
        return routes;
    }

    Optional<Route> of(HttpServletRequest request) {
        return find(request.getMethod(), request.getRequestURI());
    }

    Optional<Route> find(String method, String uri) {
        PathContainer path = PathContainer.parsePath(uri);
        return routes.stream().filter(route -> route.takes(method, path)).findFirst();
    }
}
