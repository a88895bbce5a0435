package dev.plumbline.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.server.settings.Settings;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class StoreWiring {
    private static final int CONNECTIONS = 12;

    @Bean
    DatabaseServer databaseServer(Settings settings) {
        return settings.database()
                .<DatabaseServer>map(DatabaseServer.External::new)
                .orElseGet(() -> EmbeddedDatabase.start(settings.dataDirectory().resolve("postgres")));
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl());
        server.user().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("plumbline");
        // A door must answer 503 in good time when the database is away.
        config.setConnectionTimeout(5_000);
        // A network that swallows answers must not hold the inbox for ever.
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "120");
        // A queue that was empty when its plan was made and has fifty thousand rows a minute later was looked at for
        // minutes: each
        // statement is planned for the tables as they are.
        config.setConnectionInitSql("set plan_cache_mode = force_custom_plan");
        HikariDataSource pool = new HikariDataSource(config);
        Flyway.configure().dataSource(pool).load().migrate();
        return pool;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    TransactionOperations transactionOperations(DataSource dataSource) {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Bean
    StoredJson storedJson() {
        return new StoredJson();
    }
}
