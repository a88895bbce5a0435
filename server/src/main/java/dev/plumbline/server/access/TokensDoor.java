package dev.plumbline.server.access;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API tokens, over HTTP. */
@RestController
@RequestMapping("/api/tokens")
final class TokensDoor {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST_DAYS = 3_650;

    private final Tokens tokens;
    private final Audit audit;
    private final InstantSource clock;

    TokensDoor(Tokens tokens, Audit audit, InstantSource clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A token without its secret.
     *
     * @param state {@code holds}, {@code expired} or {@code revoked}
     * @param expiresAt empty when it holds until it is revoked
     * @param usedAt the last time, to the minute; empty when never
     */
    record TokenOf(
            String name,
            String role,
            String state,
            Instant createdAt,
            String createdBy,
            String expiresAt,
            String usedAt) {
        static TokenOf of(Tokens.Token token, Instant now) {
            boolean expired = token.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
            return new TokenOf(
                    token.name(),
                    token.role().word(),
                    token.revokedAt().isPresent() ? "revoked" : expired ? "expired" : "holds",
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt().map(Instant::toString).orElse(""),
                    token.usedAt().map(Instant::toString).orElse(""));
        }
    }

    /** @param token told this once */
    record Made(String name, String token) {}

    @Call("API tokens, without their secrets.")
    @GetMapping
    List<TokenOf> all() {
        Instant now = clock.instant();
        return tokens.all().stream().map(token -> TokenOf.of(token, now)).toList();
    }

    /** Takes {@code name}, {@code role} and, where it is to end, {@code days}. */
    @Call(
            value = "Makes an API token; its secret is told this once.",
            answers = Made.class,
            takes = {
                @Call.Field(
                        name = "name",
                        says = "What it is for: letters, digits and . _ -, as monitoring.",
                        required = true),
                @Call.Field(name = "role", says = "The role of whoever shows it, as viewer.", required = true),
                @Call.Field(
                        name = "days",
                        says = "After how many it ends; else it holds until it is revoked.",
                        type = int.class)
            },
            refuses = {400, 409})
    @PostMapping
    ResponseEntity<?> create(Caller caller, @RequestBody Optional<Map<String, Object>> said) {
        Map<String, Object> body = said.orElse(Map.of());
        String name = UsersDoor.text(body, "name");
        Optional<Role> role = Role.of(UsersDoor.text(body, "role"));
        Optional<Integer> days =
                Optional.ofNullable(body.get("days")).map(number -> number instanceof Integer whole ? whole : 0);
        if (!NAME.matcher(name).matches()) {
            return UsersDoor.refused(
                    "name is expected as 1 to 100 letters, digits and . _ - such as monitoring: what the token is for");
        }
        if (role.isEmpty()) {
            return UsersDoor.refused("role is expected as one of " + Role.words());
        }
        if (days.filter(number -> number < 1 || number > LONGEST_DAYS).isPresent()) {
            return UsersDoor.refused("days is expected as a number from 1 to " + LONGEST_DAYS);
        }
        Optional<Instant> end = days.map(number -> clock.instant().plus(Duration.ofDays(number)));
        Optional<String> secret = tokens.create(name, role.get(), end, caller.name());
        if (secret.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(Map.of("reason", "There is or was a token " + name + " already; take another name"));
        }
        audit.note(Audit.Deed.of(caller, "token.create", "token/" + name)
                .changed("", role.get().word() + end.map(at -> " until " + at).orElse("")));
        return ResponseEntity.ok(new Made(name, secret.get()));
    }

    @Call(value = "Ends an API token at once.", answers = UsersDoor.Named.class, refuses = 404)
    @PostMapping("/{name}/revoke")
    ResponseEntity<?> revoke(Caller caller, @Says("Its name.") @PathVariable String name) {
        if (!tokens.revoke(name)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Map.of("reason", "There is no token " + name + " that holds"));
        }
        audit.note(Audit.Deed.of(caller, "token.revoke", "token/" + name));
        return ResponseEntity.ok(new UsersDoor.Named(name));
    }
}
