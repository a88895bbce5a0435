package dev.plumbline.server.access;

import dev.plumbline.server.openapi.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who asks, and that person's own password, over HTTP. */
@RestController
@RequestMapping("/api/me")
final class MeDoor {
    private final Accounts accounts;

    MeDoor(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Who asks.
     *
     * @param way how the caller is known: {@code local}, {@code session}, {@code token}, {@code intake_user}
     */
    record Me(String name, String role, String way, List<String> permissions) {}

    @Call("Who asks, and what that one may do.")
    @GetMapping
    Me me(Caller caller) {
        return new Me(
                caller.name(),
                caller.role().word(),
                caller.way().name().toLowerCase(Locale.ROOT),
                caller.role().permissions().stream()
                        .map(Permission::name)
                        .sorted()
                        .toList());
    }

    /** Takes {@code old} and {@code password}. All sessions of the person end. */
    @Call(
            value = "Changes the own password; all sessions of the person end.",
            answers = UsersDoor.Named.class,
            takes = {
                @Call.Field(name = "old", says = "The password that holds now.", required = true),
                @Call.Field(name = "password", says = "The new one, 12 characters at least.", required = true)
            },
            refuses = {404, 409})
    @PostMapping("/password")
    ResponseEntity<?> password(Caller caller, @RequestBody Map<String, Object> said) {
        return UsersDoor.answer(
                accounts.changePassword(caller, UsersDoor.text(said, "old"), UsersDoor.text(said, "password")));
    }
}
