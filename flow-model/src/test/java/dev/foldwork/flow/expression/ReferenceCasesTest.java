package dev.foldwork.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What texts read, as protocol/cases/references says; the editor's tests run the same cases. */
class ReferenceCasesTest {

    @Test
    void textsReadTheNamesOfTheCases() throws IOException {
        String text = Files.readString(Path.of("../protocol/cases/references/names.json"));
        for (Object each : (List<?>) Json.parse(text)) {
            var single = (Map<?, ?>) each;
            String read = String.valueOf(single.get("text"));
            assertThat(names(Template.parse(read).references())).as(read).isEqualTo(single.get("reads"));
        }
    }

    private static Map<String, List<String>> names(References used) {
        var all = new LinkedHashMap<String, List<String>>();
        put(all, "inputs", used.inputs());
        put(all, "nodes", used.nodes());
        put(all, "vars", used.vars());
        put(all, "secrets", used.secrets());
        put(all, "others", used.others());
        put(all, "dynamic", used.dynamic());
        return all;
    }

    private static void put(Map<String, List<String>> all, String kind, Set<String> names) {
        if (!names.isEmpty()) {
            all.put(kind, names.stream().sorted().toList());
        }
    }
}
