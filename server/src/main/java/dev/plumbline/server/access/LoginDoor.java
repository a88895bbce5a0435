package dev.plumbline.server.access;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in. What it posts is taken by Spring Security's filters. */
@Controller
final class LoginDoor {
    private final Users users;

    LoginDoor(Users users) {
        this.users = users;
    }

    @GetMapping("/login")
    String page(@RequestParam Map<String, String> said, Model model) {
        model.addAttribute("trouble", trouble(said).orElse(""));
        model.addAttribute("news", said.containsKey("bye") ? "You have signed out." : "");
        model.addAttribute("usersExist", users.exist());
        return "access/login";
    }

    private static Optional<String> trouble(Map<String, String> said) {
        if (said.containsKey("wrong")) {
            return Optional.of("There is no such name and password.");
        }
        if (said.containsKey("again")) {
            return Optional.of("This page was open for too long. Sign in once more.");
        }
        return Optional.ofNullable(said.get("wait"))
                .filter(text -> text.matches("\\d{1,4}"))
                .map(seconds -> "Too many tries have failed. Wait " + seconds + " seconds.");
    }
}
