package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.contract.OpenApiContract;
import dev.plumbline.server.delivery.ProfileForm.Identifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Klaviyo's own description of its API as the judge of every kind of command, in every form that it can take. */
class OpenApiCommandsTest {
    private static final List<Command> COMMANDS = List.of(
            Queued.event("Placed Order", 4711, 1),
            Queued.profile(4711, "anna@kunde-mail.de", "+4943112345"),
            new UpsertCatalogItem(
                    "main", "815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", Optional.empty(), true),
            new UpsertCatalogVariant(
                    "main", "815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", Optional.empty(), false),
            new SetStock("main", "815", 42),
            new SetPublished("main", "815", false));

    private static final List<ProfileForm> FORMS = Stream.of(
                    Set.<Identifier>of(),
                    Set.of(Identifier.PHONE),
                    Set.of(Identifier.EMAIL),
                    EnumSet.allOf(Identifier.class))
            .map(without -> new ProfileForm(without, 4, Optional.empty(), Optional.empty()))
            .toList();

    @Test
    void everyKindOfCommandIsOneThatKlaviyoDocuments() throws IOException {
        Optional<Path> document = OpenApiContract.besideCheckout();
        assumeTrue(document.isPresent(), "klaviyo-openapi.json does not lie beside this checkout");
        OpenApiContract contract = OpenApiContract.load(document.orElseThrow());
        CommandRequests requests = new CommandRequests(Duration.ofDays(2));
        assertThat(COMMANDS)
                .flatExtracting(command -> FORMS.stream()
                        .flatMap(form -> requests.of(command, form, Queued.NOW).stream())
                        .flatMap(request -> violations(contract, request))
                        .toList())
                .isEmpty();
    }

    private static Stream<String> violations(OpenApiContract contract, KlaviyoRequest request) {
        String body = request.body().orElseThrow().text();
        return contract.violations(request.method().name(), request.path(), body).stream()
                .map(violation -> request.method() + " " + request.path() + ": " + violation);
    }
}
