package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.PlanJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sound document gives the plan, with its content hash, that stands beside it. */
class ValidCasesTest {

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all("valid");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesItsPlan(GoldenCase golden) throws IOException {
        Checked checked = golden.checked();
        assertThat(checked.problems()).isEmpty();
        String plan = Json.canonical(PlanJson.write(checked.plan()));
        golden.expect("plan.json", plan + "\n");
        assertThat(Json.canonical(PlanJson.write(PlanJson.read((Map<?, ?>) Json.parse(plan)))))
                .isEqualTo(plan);
    }
}
