package dev.foldwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of docs/semantics.md is named by a test or a case, and none is named that does not exist. */
class SemanticsTest {

    private static final Pattern RULE = Pattern.compile("\\*\\*(S\\d+\\.\\d+)\\*\\*");
    private static final Pattern NAMED = Pattern.compile("\\bS\\d+\\.\\d+\\b");

    @Test
    void everyRuleIsHeldByATest() throws IOException {
        Path checkout = TestingCloud.checkout();
        var rules = found(checkout.resolve("docs/semantics.md"), RULE);
        var named = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(checkout)) {
            for (Path file : files.filter(SemanticsTest::holdsRules).toList()) {
                named.addAll(found(file, NAMED));
            }
        }
        assertThat(named).isEqualTo(rules);
    }

    private static boolean holdsRules(Path file) {
        String path = file.toString();
        boolean kept = !path.contains("/target/") && !path.contains("/node_modules/");
        boolean isCase = path.contains("/protocol/cases/") && (path.endsWith(".yaml") || path.endsWith(".json"));
        boolean isTest = path.endsWith("Test.java") || path.endsWith(".test.ts");
        return kept && (isCase || isTest);
    }

    private static Set<String> found(Path file, Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        // Some cases are no UTF-8 on purpose; the names of rules are plain letters.
        Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            found.add(pattern == RULE ? matcher.group(1) : matcher.group());
        }
        return found;
    }
}
