package dev.plumbline.bench.camel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** Runs the route in a process of its own until it is ended: {@code CamelPeer PORT JDBC-URL KLAVIYO-URL}. */
public final class CamelPeer {
    /** As many as Plumbline's server has. */
    private static final int CONNECTIONS = 12;

    private CamelPeer() {}

    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[1]);
        config.setMaximumPoolSize(CONNECTIONS);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            CamelContext context = new DefaultCamelContext();
            VertxPlatformHttpServerConfiguration door = new VertxPlatformHttpServerConfiguration();
            door.setBindHost("localhost");
            door.setBindPort(Integer.parseInt(args[0]));
            context.addService(new VertxPlatformHttpServer(door));
            context.addRoutes(new OrderRoute(URI.create(args[2]), new JdbcMessageIdRepository(pool, "orders")));
            context.start();
            Thread.currentThread().join();
        }
    }
}
