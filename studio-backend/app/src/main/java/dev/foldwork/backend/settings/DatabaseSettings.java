package dev.foldwork.backend.settings;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionProvider;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database and brings it to this version's schema before anything else is made. */
@Configuration(proxyBeanMethods = false)
class DatabaseSettings {

    private static final int CONNECTIONS = 16;

    @Bean
    HikariDataSource dataSource(BackendSettings settings) throws IOException {
        var source = new HikariDataSource();
        source.setJdbcUrl(settings.database().url());
        source.setUsername(settings.database().user());
        source.setPassword(Files.readString(settings.database().passwordFile()).strip());
        source.setMaximumPoolSize(CONNECTIONS);
        source.setConnectionTimeout(10_000);
        // Whoever waits longer for a row waits for something that does not come.
        source.setConnectionInitSql("set lock_timeout = '15s'");
        try {
            SchemaUpdate.run(source);
            return source;
        } catch (RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    @Bean
    DSLContext database(DataSource source) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var transactions = new ThreadTransactions(source);
        return DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set((ConnectionProvider) transactions)
                .set((TransactionProvider) transactions));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
