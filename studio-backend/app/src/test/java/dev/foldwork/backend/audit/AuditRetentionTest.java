package dev.foldwork.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.settings.PeopleSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which entries of the audit trail are forgotten, and that nothing else can be. */
class AuditRetentionTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private static AuditRetention retention(int days) {
        return new AuditRetention(
                BACKEND.part(AuditStore.class, "auditStore"),
                InstantSource.system(),
                new PeopleSettings(Map.of(), List.of(), days));
    }

    private static void add(String name, String age, int count) {
        BACKEND.database()
                .execute(
                        "insert into audit_event (team_id, at, name, via, action, subject, detail)"
                                + " select team.id, now() - ?::interval, ?, 'token', 'x', '', '' from team,"
                                + " generate_series(1, ?) where team.name = 'default'",
                        age,
                        name,
                        count);
    }

    private static int count(String name) {
        return BACKEND.database()
                .fetch("select 1 from audit_event where name = ?", name)
                .size();
    }

    @Test
    void forgetsWhatIsOlderThanTheSettingInSmallSteps() {
        String name = UUID.randomUUID().toString();
        add(name, "401 days", 1_203);
        add(name, "399 days", 2);

        retention(0).tidy();
        assertThat(count(name)).isEqualTo(1_205);
        retention(400).tidy();
        assertThat(count(name)).isEqualTo(2);
        retention(30).tidy();
        assertThat(count(name)).isZero();
    }

    @Test
    void letsNothingElseForgetAnything() {
        String name = UUID.randomUUID().toString();
        add(name, "500 days", 1);
        add(name, "29 days", 1);
        BACKEND.database().transaction(transaction -> {
            assertThatThrownBy(() -> BACKEND.database().execute("delete from audit_event where name = ?", name))
                    .hasMessageContaining("append-only");
        });
        assertThatThrownBy(() -> BACKEND.database().transaction(transaction -> {
                    transaction.dsl().execute("select set_config('foldwork.audit_retention', 'on', true)");
                    transaction.dsl().execute("delete from audit_event where name = ?", name);
                }))
                .as("not even with the setting: one is too young")
                .hasMessageContaining("append-only");
        assertThat(count(name)).isEqualTo(2);
    }
}
