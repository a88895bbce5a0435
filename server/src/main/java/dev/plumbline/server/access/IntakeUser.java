package dev.plumbline.server.access;

import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.settings.Settings.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The user of the settings, for SAP's HTTP destination, which speaks Basic. */
final class IntakeUser {
    private final byte[] expected;
    private final String name;
    private final Role role;

    /** @param access what the user may do once there are users; before, what an operator may */
    IntakeUser(Credentials credentials, Settings.Access access) {
        String pair = credentials.user() + ":" + credentials.password();
        expected = ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
        name = credentials.user();
        role = access.intakeUserOperates() ? Role.OPERATOR : Role.SENDER;
    }

    boolean isNamedBy(String authorization) {
        return Secrets.same(
                expected, authorization.replaceFirst("^(?i:basic) ", "Basic ").getBytes(StandardCharsets.UTF_8));
    }

    Caller caller(boolean usersExist) {
        return new Caller(name, usersExist ? role : Role.OPERATOR, Caller.Way.INTAKE_USER);
    }
}
