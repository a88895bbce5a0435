package dev.plumbline.server.access;

import dev.plumbline.server.access.Audit.Deed;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives people access and takes it from them, and notes who did so. */
final class Accounts {
    /** An e-mail address is one. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    private static final String LAST_ADMIN = "Nobody would be left who may give access: make another admin first";

    private final Users users;
    private final Passwords passwords;
    private final Audit audit;

    Accounts(Users users, Passwords passwords, Audit audit) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** What came of a wish. */
    sealed interface Outcome {
        /** @param user as the person was before, or is when just made */
        record Done(User user) implements Outcome {}

        record Refused(String reason) implements Outcome {}

        /** There is nobody of that name. */
        record Unknown(String reason) implements Outcome {}
    }

    /** What is wrong with a name and a password; empty when nothing is. */
    static Optional<String> wrongWith(String name, String password) {
        return NAME.matcher(Users.normal(name)).matches()
                ? Passwords.wrongWith(password)
                : Optional.of("A name has 1 to 100 letters, digits and . _ @ + - and begins with a letter or digit");
    }

    /** Makes an admin by the setup link, which is used up. */
    Outcome setUp(SetupLink link, String token, String name, String password) {
        String hash = passwords.hash(password);
        if (users.named(name).isPresent()) {
            return new Outcome.Refused("There is a " + Users.normal(name) + " already; take another name");
        }
        if (!link.use(token)) {
            return new Outcome.Unknown("The link was used already");
        }
        return added(new Caller("setup link", Role.ADMIN, Caller.Way.LOCAL), name, Role.ADMIN, hash);
    }

    Outcome add(Caller caller, String name, Role role, String password) {
        Optional<String> wrong = wrongWith(name, password);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        if (!users.exist() && role != Role.ADMIN) {
            return new Outcome.Refused("The first user has to be an admin: nobody else may let others in");
        }
        return added(caller, name, role, passwords.hash(password));
    }

    private Outcome added(Caller caller, String name, Role role, String hash) {
        Optional<User> user = users.add(name, role, hash, caller.name());
        user.ifPresent(made -> audit.note(deed(caller, "user.add", made.name()).changed("", role.word())));
        return user.<Outcome>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Refused("There is a " + Users.normal(name) + " already"));
    }

    Outcome give(Caller caller, String name, Role role) {
        return users.named(name)
                .map(user -> noted(
                        user,
                        users.give(user, role),
                        deed(caller, "user.role", user.name())
                                .changed(user.role().word(), role.word())))
                .orElseGet(() -> nobody(name));
    }

    Outcome disable(Caller caller, String name) {
        return users.named(name)
                .map(user -> noted(
                        user,
                        users.disable(user),
                        deed(caller, "user.disable", user.name()).changed(state(user), "disabled")))
                .orElseGet(() -> nobody(name));
    }

    Outcome enable(Caller caller, String name) {
        return users.named(name)
                .map(user -> {
                    users.enable(user);
                    return noted(
                            user, true, deed(caller, "user.enable", user.name()).changed(state(user), "enabled"));
                })
                .orElseGet(() -> nobody(name));
    }

    /** Sets another's password. */
    Outcome setPassword(Caller caller, String name, String password) {
        Optional<String> wrong = Passwords.wrongWith(password);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        return users.named(name)
                .map(user -> {
                    users.setPassword(user, passwords.hash(password));
                    return noted(user, true, deed(caller, "user.password", user.name()));
                })
                .orElseGet(() -> nobody(name));
    }

    /** Sets one's own password, which takes the one before. */
    Outcome changePassword(Caller caller, String old, String password) {
        Optional<User> user = Optional.of(caller)
                .filter(person -> person.way() == Caller.Way.SESSION)
                .flatMap(person -> users.named(person.name()));
        if (user.isEmpty()) {
            return new Outcome.Unknown(caller.name() + " has no password here");
        }
        return passwords.fits(old, users.hashOf(user.get()))
                ? setPassword(caller, user.get().name(), password)
                : new Outcome.Refused("That is not the password until now");
    }

    private Outcome noted(User user, boolean done, Deed deed) {
        if (!done) {
            return new Outcome.Refused(LAST_ADMIN);
        }
        audit.note(deed);
        return new Outcome.Done(user);
    }

    private static Outcome nobody(String name) {
        return new Outcome.Unknown("There is no user " + Users.normal(name));
    }

    private static String state(User user) {
        return user.isEnabled() ? "enabled" : "disabled";
    }

    private static Deed deed(Caller caller, String action, String name) {
        return Deed.of(caller, action, "user/" + name);
    }
}
