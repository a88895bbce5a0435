package dev.plumbline.server.access;

import dev.plumbline.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the setup link: makes an admin and signs that person in. */
@Controller
final class SetupDoor {
    private final SetupLink link;
    private final Accounts accounts;
    private final Settings settings;
    private final SecurityContextRepository contexts;
    private final InstantSource clock;

    SetupDoor(
            SetupLink link,
            Accounts accounts,
            Settings settings,
            SecurityContextRepository contexts,
            InstantSource clock) {
        this.link = link;
        this.accounts = accounts;
        this.settings = settings;
        this.contexts = contexts;
        this.clock = clock;
    }

    @GetMapping("/setup")
    ModelAndView page(@RequestParam(defaultValue = "") String token) {
        return link.isRight(token) ? form(token, "", "") : expired();
    }

    /**
     * What the page says.
     *
     * @param token the secret of the link
     * @param name of the admin to be
     * @param again the password a second time
     */
    record Said(String token, String name, String password, String again) {
        /** What a form leaves out is bound to null. */
        Said {
            token = Objects.requireNonNullElse(token, "");
            name = Objects.requireNonNullElse(name, "");
            password = Objects.requireNonNullElse(password, "");
            again = Objects.requireNonNullElse(again, "");
        }
    }

    @PostMapping("/setup")
    ModelAndView make(Said said, HttpServletRequest request, HttpServletResponse response) {
        if (!link.isRight(said.token())) {
            return expired();
        }
        Optional<String> wrong = said.password().equals(said.again())
                ? Accounts.wrongWith(said.name(), said.password())
                : Optional.of("The two passwords differ");
        if (wrong.isPresent()) {
            return form(said.token(), said.name(), wrong.get());
        }
        return switch (accounts.setUp(link, said.token(), said.name(), said.password())) {
            case Accounts.Outcome.Done done -> {
                signIn(done.user(), request, response);
                yield new ModelAndView("redirect:/");
            }
            case Accounts.Outcome.Refused refused -> form(said.token(), said.name(), refused.reason());
            case Accounts.Outcome.Unknown unknown -> expired();
        };
    }

    private void signIn(User user, HttpServletRequest request, HttpServletResponse response) {
        Sessions.lengthen(request, settings.access());
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordLogin.session(user, clock.instant()));
        contexts.saveContext(context, request, response);
    }

    private static ModelAndView form(String token, String name, String trouble) {
        ModelAndView page = new ModelAndView("access/setup");
        page.addObject("token", token);
        page.addObject("name", name);
        page.addObject("trouble", trouble);
        page.addObject("shortest", Passwords.SHORTEST);
        if (!trouble.isEmpty()) {
            page.setStatus(HttpStatus.BAD_REQUEST);
        }
        return page;
    }

    private static ModelAndView expired() {
        ModelAndView page = form(
                "",
                "",
                "This link is not the newest one, or it was used already. Start the server again:"
                        + " while nobody has an account, it logs a new one.");
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
