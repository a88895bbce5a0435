package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.access.Accounts.Outcome;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String PASSWORD = "vier kleine Enten";
    private static final Caller LOCAL = Caller.ON_THIS_MACHINE;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private final Secrets secrets = new Secrets(new Random(1));
    private final Passwords passwords = new Passwords(secrets);

    private Users users;
    private Accounts accounts;

    @BeforeEach
    void open() {
        users = new Users(POSTGRES.jdbc(), POSTGRES.transaction(), clock);
        accounts = new Accounts(users, passwords, new AuditLog(POSTGRES.jdbc(), clock));
    }

    private void give(String name, Role role) {
        assertThat(accounts.add(LOCAL, name, role, PASSWORD)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theFirstUserIsAnAdminOrThereIsNone() {
        assertThat(accounts.add(LOCAL, "bert", Role.VIEWER, PASSWORD))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("has to be an admin"));
        assertThat(users.exist()).isFalse();
        give("anna", Role.ADMIN);
        assertThat(users.exist()).isTrue();
    }

    @Test
    void theLastAdminStaysOne() {
        give("anna", Role.ADMIN);
        assertThat(accounts.disable(LOCAL, "anna")).isInstanceOf(Outcome.Refused.class);
        assertThat(accounts.give(LOCAL, "anna", Role.OPERATOR)).isInstanceOf(Outcome.Refused.class);
        give("bert", Role.ADMIN);
        assertThat(accounts.disable(LOCAL, "anna")).isInstanceOf(Outcome.Done.class);
        assertThat(accounts.give(LOCAL, "bert", Role.VIEWER)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anotherRoleDoesNotLetADisabledPersonInAgain() {
        give("anna", Role.ADMIN);
        give("bert", Role.VIEWER);
        accounts.disable(LOCAL, "bert");
        accounts.give(LOCAL, "bert", Role.FINANCE);
        assertThat(users.named("bert")).hasValueSatisfying(bert -> {
            assertThat(bert.isEnabled()).isFalse();
            assertThat(bert.role()).isEqualTo(Role.FINANCE);
        });
    }

    @Test
    void aNameIsOneHoweverItIsWritten() {
        give("Anna.Beck", Role.ADMIN);
        assertThat(accounts.add(LOCAL, "anna.BECK", Role.VIEWER, PASSWORD)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void onesOwnPasswordTakesTheOneBefore() {
        give("anna", Role.ADMIN);
        Caller anna = new Caller("anna", Role.ADMIN, Caller.Way.SESSION);
        assertThat(accounts.changePassword(anna, "falsch geraten", "neun graue Gänse"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(accounts.changePassword(anna, PASSWORD, "neun graue Gänse")).isInstanceOf(Outcome.Done.class);
        assertThat(passwords.fits(
                        "neun graue Gänse", users.hashOf(users.named("anna").orElseThrow())))
                .isTrue();
    }

    @Test
    void theSetupLinkMakesOneAdmin() {
        SetupLink link = new SetupLink(secrets);
        String token = link.renew();
        assertThat(accounts.setUp(link, token, "anna", PASSWORD)).isInstanceOf(Outcome.Done.class);
        assertThat(accounts.setUp(link, token, "bert", PASSWORD)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aHashNamesItsKindAndStrengthAndHidesThePassword() {
        assertThat(passwords.hash(PASSWORD)).startsWith("{bcrypt}$2a$12$").doesNotContain("Enten");
    }

    @Test
    void aPasswordIsLongEnoughAndNotLongerThanItIsLookedAt() {
        assertThat(Passwords.wrongWith("elf Zeichen")).isPresent();
        assertThat(Passwords.wrongWith("zwölf Zeiche")).isEmpty();
        assertThat(Passwords.wrongWith("ä".repeat(36))).isEmpty();
        assertThat(Passwords.wrongWith("ä".repeat(37))).isPresent();
    }
}
