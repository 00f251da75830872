package dev.foldwork.backend.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** A thread needs one connection at a time, so that many transactions at once cannot wait for each other's second one. */
class OneConnectionTest {

    private static final String OWN = "select pg_backend_pid()";

    private final DSLContext database = TestingBackend.shared().database();

    @Test
    void whatIsAskedWithinATransactionBelongsToIt() {
        database.transaction(transaction -> {
            Object own = transaction.dsl().fetchValue(OWN);
            assertThat(database.fetchValue(OWN)).isEqualTo(own);
            database.transaction(
                    inner -> assertThat(inner.dsl().fetchValue(OWN)).isEqualTo(own));
            transaction
                    .dsl()
                    .transaction(inner -> assertThat(database.fetchValue(OWN)).isEqualTo(own));
        });
    }

    @Test
    void anInnerOneIsRolledBackAloneAndAnOuterOneWithAllInside() {
        database.execute("create table if not exists told (word text)");
        database.transaction(transaction -> {
            database.execute("insert into told values ('outer')");
            assertThatThrownBy(() -> database.transaction(inner -> {
                        database.execute("insert into told values ('lost')");
                        throw new IllegalArgumentException("inner");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            transaction.dsl().transaction(inner -> database.execute("insert into told values ('inner')"));
        });
        assertThatThrownBy(() -> database.transaction(transaction -> {
                    database.transaction(inner -> database.execute("insert into told values ('lost')"));
                    throw new IllegalArgumentException("outer");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        List<?> words = database.fetchValues("select word from told order by word");
        database.execute("drop table told");
        assertThat(words).isEqualTo(List.of("inner", "outer"));
    }

    @Test
    void whoeverFindsNoConnectionIsToldSo() throws Exception {
        TestingBackend backend = TestingBackend.shared();
        var pool = backend.part(HikariDataSource.class, "dataSource");
        TestingCaller caller = backend.caller(backend.team(), "olga", "admin");
        var held = new ArrayList<Connection>();
        try {
            Answer answer = caller.get("/api/v1/flows");
            // The service's own loops let go of theirs now and then.
            for (int i = 0; i < 20 && answer.status() == 200; i++) {
                while (pool.getHikariPoolMXBean().getActiveConnections() < pool.getMaximumPoolSize()) {
                    held.add(pool.getConnection());
                }
                answer = caller.get("/api/v1/flows");
            }
            assertThat(answer.is(503).code()).isEqualTo("DATABASE_UNREACHABLE");
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
        caller.get("/api/v1/flows").is(200);
    }
}
