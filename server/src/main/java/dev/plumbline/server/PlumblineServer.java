package dev.plumbline.server;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.settings.EffectiveSettings;
import dev.plumbline.server.settings.Settings;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/** The server: what the stations share, and their start. Each station wires itself in its own package. */
@SpringBootApplication(proxyBeanMethods = false)
public class PlumblineServer {
    /** The one real clock. */
    static final InstantSource CLOCK = InstantSource.system();

    /** The Elastic Common Schema, which log collectors know; Spring Boot writes it. */
    private static final Map<String, Object> JSON_LOG =
            Map.of("logging.structured.format.console", "ecs", "logging.structured.ecs.service.name", "plumbline");

    /** Starts everything; returns when the doors are open. */
    public static ConfigurableApplicationContext start(Settings settings) {
        return start(settings, EffectiveSettings.UNKNOWN);
    }

    /** @param effective what the settings were read from, for people */
    static ConfigurableApplicationContext start(Settings settings, EffectiveSettings effective) {
        ApplicationContextInitializer<GenericApplicationContext> withSettings = context -> {
            context.registerBean(Settings.class, () -> settings);
            context.registerBean(EffectiveSettings.class, () -> effective);
        };
        return new SpringApplicationBuilder(PlumblineServer.class)
                .initializers(withSettings)
                .properties(settings.logsJson() ? JSON_LOG : Map.of())
                .run();
    }

    @Bean
    InstantSource clock() {
        return CLOCK;
    }

    /** The one die. */
    @Bean
    RandomGenerator dice() {
        return new Random();
    }

    @Bean
    Doorbell engineBell() {
        return new Doorbell();
    }

    @Bean
    Doorbell deliveryBell() {
        return new Doorbell();
    }

    @Bean
    ExecutorService requestExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("klaviyo-", 0).factory());
    }

    /** Without a password nobody outside this machine is let in, unless an address says so. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> address(Settings settings) {
        return factory -> {
            factory.setPort(settings.http().port());
            settings.http()
                    .address()
                    .or(() -> settings.http().credentials().isPresent()
                            ? Optional.empty()
                            : Optional.of(InetAddress.getLoopbackAddress()))
                    .ifPresent(factory::setAddress);
        };
    }
}
