package dev.foldwork.backend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** A thread needs one connection at a time, so that many transactions at once cannot wait for each other's second one. */
class OneConnectionTest {

    private static final String OWN = "select pg_backend_pid()";

    @Test
    void whatIsAskedWithinATransactionBelongsToIt() {
        DSLContext database = TestingBackend.shared().database();
        database.transaction(transaction -> {
            Object own = transaction.dsl().fetchValue(OWN);
            assertThat(database.fetchValue(OWN)).isEqualTo(own);
            database.transaction(
                    inner -> assertThat(inner.dsl().fetchValue(OWN)).isEqualTo(own));
        });
    }
}
