package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what the tests of this module were answered against the contract: every success and every problem that an
 * operation lists was seen, and no problem that it does not list. Runs behind all others.
 */
class ListedProblems {

    /** The names of single tests, when not all were asked for: what is listed cannot have been seen then. */
    private static final boolean ONLY_SOME = !Set.of("", "${test}").contains(System.getProperty("foldwork.only", ""));

    @Test
    void everyListedAnswerWasSeenAndNoOther() throws Exception {
        Set<String> seen = seen();
        Set<String> anywhere = Set.copyOf(Contract.problemsAnywhere());
        var faults = new ArrayList<String>();
        Contract.operations().forEach((operation, written) -> {
            List<String> listed = new ArrayList<>(Contract.problems(operation));
            listed.addAll(successes(written));
            Set<String> answers = answers(seen, operation);
            answers.stream()
                    .filter(answer -> !listed.contains(answer) && !anywhere.contains(answer))
                    .forEach(answer -> faults.add(operation + " answered " + answer + ", which it does not list"));
            if (!ONLY_SOME) {
                listed.stream()
                        .filter(answer -> !answers.contains(answer))
                        .forEach(answer -> faults.add(operation + " lists " + answer + ", which no test has seen"));
            }
        });
        if (!ONLY_SOME) {
            anywhere.stream()
                    .filter(code -> seen.stream().noneMatch(line -> line.endsWith(" " + code)))
                    .forEach(code -> faults.add("No test has seen " + code));
        }
        assertThat(faults).isEmpty();
        System.out.println("contract: " + seen.size() + " kinds of answers seen, all of them listed");
    }

    private static Set<String> seen() throws IOException {
        var seen = new TreeSet<String>();
        if (ONLY_SOME && !Files.exists(Answered.FOLDER)) {
            return seen;
        }
        try (Stream<Path> files = Files.list(Answered.FOLDER)) {
            for (Path file : files.toList()) {
                seen.addAll(Files.readAllLines(file));
            }
        }
        return seen;
    }

    private static Set<String> answers(Set<String> seen, String operation) {
        return seen.stream()
                .filter(line -> line.startsWith(operation + " "))
                .map(line -> line.substring(operation.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> successes(Map<?, ?> operation) {
        return ((Map<?, ?>) operation.get("responses"))
                .keySet().stream()
                        .map(String::valueOf)
                        .filter(status -> status.startsWith("2") || status.startsWith("3"))
                        .toList();
    }
}
