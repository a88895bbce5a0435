package dev.plumbline.server;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.mapping.MappingUnusableException;
import dev.plumbline.server.settings.EffectiveSettings;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.settings.SettingsLoader;
import dev.plumbline.server.settings.SettingsLoader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Runs the server until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** The server's threads keep the process alive when the command has returned. */
    static final int GOES_ON = -1;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration (default: plumbline.yaml, if there is one).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Overrides the configured port; 0 takes a free one.")
    private Optional<Integer> port = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path file = config.orElse(Path.of("plumbline.yaml"));
        if (config.isPresent() && !Files.exists(file)) {
            return failed("There is no file " + file);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        port.ifPresent(number -> environment.put("PLUMBLINE_HTTP_PORT", number.toString()));
        return switch (SettingsLoader.load(Files.exists(file) ? Files.readString(file) : "", environment)) {
            case Loaded.Good good ->
                switch (ExtractFormats.load(good.settings().extractFormats())) {
                    case ExtractFormats.Loaded.Good formats -> serve(good.settings(), good.effective());
                    case ExtractFormats.Loaded.Faults faults ->
                        failed("The formats of the extracts do not stand:\n  "
                                + String.join("\n  ", faults.messages()));
                };
            case Loaded.Faults faults ->
                failed("The configuration does not stand:\n  " + String.join("\n  ", faults.messages()));
        };
    }

    private int serve(Settings settings, EffectiveSettings effective) {
        ConfigurableApplicationContext context;
        try {
            context = PlumblineServer.start(settings, effective);
        } catch (BeanCreationException failed) {
            if (failed.getMostSpecificCause() instanceof MappingUnusableException unusable) {
                return failed(String.valueOf(unusable.getMessage()));
            }
            throw failed;
        }
        Contract.Accounts accounts =
                context.getBean(MappingDesk.class).current().rules().contract().accounts();
        Optional<String> wrong = settings.klaviyo()
                .apiKeys()
                .wrongWith(accounts)
                .or(() -> settings.klaviyo().accountIds().wrongWith(accounts));
        if (wrong.isPresent()) {
            context.close();
            return failed(wrong.get());
        }
        int listening = Optional.ofNullable(((WebServerApplicationContext) context).getWebServer())
                .orElseThrow()
                .getPort();
        SortedSet<String> shadows = new TreeSet<>(accounts.all());
        shadows.removeIf(
                account -> settings.klaviyo().apiKeys().of(account, accounts).isPresent());
        String mode = settings.klaviyo().apiKeys().isEmpty()
                ? "shadow mode: no API key, nothing is sent"
                : "sending to " + settings.klaviyo().url()
                        + (shadows.isEmpty() ? "" : ", but not to " + String.join(", ", shadows) + ": no API key");
        String who = settings.http().credentials().isPresent()
                ? "with a password"
                : settings.http()
                        .address()
                        .map(address -> "at " + address.getHostAddress())
                        .orElse("from this machine only (no user is configured)");
        told(
                "Plumbline listens: POST http://localhost:%d/idocs, %s; %s".formatted(listening, who, mode),
                settings.logsJson());
        return GOES_ON;
    }

    /** A collector takes the log only, and every line of it as JSON. */
    private void told(String line, boolean inLog) {
        if (inLog) {
            LOG.info(line);
        } else {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }

    private int failed(String message) {
        spec.commandLine().getErr().println(message);
        return 2;
    }
}
