package dev.plumbline.server.access;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has access, over HTTP. */
@RestController
@RequestMapping("/api/users")
final class UsersDoor {
    private final Users users;
    private final Accounts accounts;
    private final Secrets secrets;

    UsersDoor(Users users, Accounts accounts, Secrets secrets) {
        this.users = users;
        this.accounts = accounts;
        this.secrets = secrets;
    }

    /**
     * A person.
     *
     * @param state {@code enabled} or {@code disabled}
     * @param signedInAt the last time, empty when never
     */
    record UserOf(String name, String role, String state, Instant createdAt, String createdBy, String signedInAt) {
        static UserOf of(User user) {
            return new UserOf(
                    user.name(),
                    user.role().word(),
                    user.isEnabled() ? "enabled" : "disabled",
                    user.createdAt(),
                    user.createdBy(),
                    user.signedInAt().map(Instant::toString).orElse(""));
        }
    }

    /** @param password told this once, where none was given; empty where one was */
    record Given(String name, String password) {}

    /** Who was changed. */
    record Named(String name) {}

    @Call("Who has access.")
    @GetMapping
    List<UserOf> all() {
        return users.all().stream().map(UserOf::of).toList();
    }

    /** Takes {@code name}, {@code role} and, where wanted, {@code password}; without one it makes one. */
    @Call(
            value = "Gives a person access.",
            answers = Given.class,
            takes = {
                @Call.Field(name = "name", says = "By which the person signs in.", required = true),
                @Call.Field(name = "role", says = "As viewer.", required = true),
                @Call.Field(name = "password", says = "12 characters at least; without it one is made and told.")
            },
            refuses = {400, 404, 409})
    @PostMapping
    ResponseEntity<?> add(Caller caller, @RequestBody Optional<Map<String, Object>> said) {
        Map<String, Object> body = said.orElse(Map.of());
        String name = text(body, "name");
        return withRole(body, role -> {
            Handed handed = handed(body);
            return given(accounts.add(caller, name, role, handed.password()), handed);
        });
    }

    /** Takes {@code role}. */
    @Call(
            value = "Gives a person another role, which counts at once.",
            answers = Named.class,
            takes = @Call.Field(name = "role", says = "As operator.", required = true),
            refuses = {400, 404, 409})
    @PostMapping("/{name}/role")
    ResponseEntity<?> role(
            Caller caller,
            @Says("Its name.") @PathVariable String name,
            @RequestBody Optional<Map<String, Object>> said) {
        return withRole(said.orElse(Map.of()), role -> answer(accounts.give(caller, name, role)));
    }

    @Call(
            value = "Keeps a person out, at once.",
            answers = Named.class,
            refuses = {404, 409})
    @PostMapping("/{name}/disable")
    ResponseEntity<?> disable(Caller caller, @Says("Its name.") @PathVariable String name) {
        return answer(accounts.disable(caller, name));
    }

    @Call(
            value = "Lets a person in again.",
            answers = Named.class,
            refuses = {404, 409})
    @PostMapping("/{name}/enable")
    ResponseEntity<?> enable(Caller caller, @Says("Its name.") @PathVariable String name) {
        return answer(accounts.enable(caller, name));
    }

    /** Takes {@code password}; without one it makes one. */
    @Call(
            value = "Gives a person another password; all sessions of the person end.",
            answers = Given.class,
            takes = @Call.Field(name = "password", says = "12 characters at least; without it one is made and told."),
            refuses = {404, 409})
    @PostMapping("/{name}/password")
    ResponseEntity<?> password(
            Caller caller,
            @Says("Its name.") @PathVariable String name,
            @RequestBody Optional<Map<String, Object>> said) {
        Handed handed = handed(said.orElse(Map.of()));
        return given(accounts.setPassword(caller, name, handed.password()), handed);
    }

    /** @param isMade whether it was made here, so that somebody has to be told it */
    private record Handed(String password, boolean isMade) {}

    private Handed handed(Map<String, Object> body) {
        String password = text(body, "password");
        return password.isEmpty() ? new Handed(secrets.password(), true) : new Handed(password, false);
    }

    static ResponseEntity<?> refused(String reason) {
        return ResponseEntity.badRequest().body(Map.of("reason", reason));
    }

    private static ResponseEntity<?> withRole(Map<String, Object> body, Function<Role, ResponseEntity<?>> deed) {
        Optional<Role> role = Role.of(text(body, "role"));
        return role.isPresent() ? deed.apply(role.get()) : refused("role is expected as one of " + Role.words());
    }

    private static ResponseEntity<?> given(Accounts.Outcome outcome, Handed handed) {
        return outcome instanceof Accounts.Outcome.Done done
                ? ResponseEntity.ok(new Given(done.user().name(), handed.isMade() ? handed.password() : ""))
                : answer(outcome);
    }

    static ResponseEntity<?> answer(Accounts.Outcome outcome) {
        return switch (outcome) {
            case Accounts.Outcome.Done done ->
                ResponseEntity.ok(new Named(done.user().name()));
            case Accounts.Outcome.Refused refused ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(refused);
            case Accounts.Outcome.Unknown unknown ->
                ResponseEntity.status(HttpStatus.NOT_FOUND).body(unknown);
        };
    }

    static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text.strip() : "";
    }
}
