package dev.foldwork.backend.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.backend.settings.KeepRuns;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a team keeps its runs, within what the operator allows. */
class TeamSettingsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String SETTINGS = "/api/v1/team/settings";

    private final String team = BACKEND.team();
    private final TestingCaller anna = BACKEND.caller(team, "anna", "admin");

    private static Map<String, @Nullable Object> days(@Nullable Long days) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("keepRunsDays", days);
        return body;
    }

    private TestingCaller.Answer put(@Nullable Long days) {
        return anna.send("PUT", SETTINGS, days(days));
    }

    private int used() {
        UUID id = BACKEND.database()
                .fetchSingle("select id from team where name = ?", team)
                .get(0, UUID.class);
        return BACKEND.part(TeamRetention.class, "teamRetention").days().get(id);
    }

    @Test
    void anOwnerChoosesAndTheServiceKeepsToIt() {
        assertThat(anna.get(SETTINGS).is(200).body()).containsEntry("keepRunsDays", null);
        assertThat(anna.get(SETTINGS).object("keepRuns")).isEqualTo(Map.of("days", 90L, "least", 1L, "most", 90L));
        assertThat(used()).isEqualTo(90);
        assertThat(put(30L).is(200).object("keepRuns")).containsEntry("days", 30L);
        assertThat(used()).isEqualTo(30);
        assertThat(BACKEND.database()
                        .fetch(
                                "select detail from audit_event a join team t on t.id = a.team_id where t.name = ? and action = 'team.retention'",
                                team)
                        .getValues("detail", String.class))
                .containsExactly("30 days");
        assertThat(put(null).is(200).object("keepRuns")).containsEntry("days", 90L);
        assertThat(used()).isEqualTo(90);
    }

    @Test
    void refusesWhatTheOperatorDoesNotAllow() {
        for (Long days : new Long[] {0L, -1L, 91L, 40_000L}) {
            assertThat(put(days).is(400).text("detail")).contains("keepRunsDays", "1 to 90 days");
        }
        anna.send("PUT", SETTINGS, Map.of()).is(400);
        anna.send("PUT", SETTINGS, Map.of("keepRunsDays", "30")).is(400);
        assertThat(BACKEND.callerAs("editor", team, "ed", "admin")
                        .send("PUT", SETTINGS, days(30L))
                        .is(403)
                        .code())
                .isEqualTo("ROLE_MISSING");
    }

    @Test
    void boundsHoldForWhatWasChosenBefore() {
        var narrow = new KeepRuns(90, 10, 120);
        assertThat(List.of(narrow.of(null), narrow.of(5), narrow.of(60), narrow.of(500), narrow.of(0)))
                .containsExactly(90, 10, 60, 120, 120);
        var open = new KeepRuns(90, 10, 0);
        assertThat(List.of(open.of(5), open.of(500), open.of(0))).containsExactly(10, 500, 0);
        assertThat(open.allows(0)).isTrue();
        assertThat(open.allows(36_501)).isFalse();
        assertThat(new KeepRuns(0, 1, 0).of(null)).isZero();
    }

    @Test
    void refusesBoundsThatCannotBeMeant() {
        assertThat(settings(90, 1, 0).keepRuns().most()).isZero();
        assertThatThrownBy(() -> settings(90, 100, 50)).hasMessageContaining("keep-runs-days-least");
        assertThatThrownBy(() -> settings(90, 0, 90)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> settings(-1, 1, 90)).hasMessageContaining("keep-runs-days");
    }

    private static BackendSettings settings(int days, int least, int most) {
        return new BackendSettings(
                0,
                new BackendSettings.Database("", "", Path.of("p")),
                URI.create("http://127.0.0.1:1/api"),
                Path.of("t"),
                Path.of("w"),
                Path.of("k"),
                null,
                null,
                days,
                least,
                most,
                0,
                List.of(),
                List.of());
    }
}
