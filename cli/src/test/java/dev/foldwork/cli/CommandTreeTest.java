package dev.foldwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/** Commands are built one at a time when one is called for: each has to be what the whole tree holds. */
class CommandTreeTest {

    static final List<String> NAMES = CommandTree.NAMES;

    private static final Terminal TERMINAL =
            new Terminal(new PrintWriter(System.out), new PrintWriter(System.err), false, false, 100);

    @ParameterizedTest
    @FieldSource("NAMES")
    void aCommandIsBuiltUnderItsOwnName(String name) {
        CommandLine alone = only(name);
        assertThat(alone.getCommandSpec().name()).isEqualTo(name);
        CommandLine among = CommandTree.tree(TERMINAL, NAMES).getSubcommands().get(name);
        assertThat(alone.getUsageMessage()).isEqualTo(among.getUsageMessage());
        assertThat(alone.getSubcommands().keySet())
                .isEqualTo(among.getSubcommands().keySet());
    }

    private static CommandLine only(String name) {
        var found = CommandTree.tree(TERMINAL, List.of(name)).getSubcommands();
        assertThat(found).containsOnlyKeys(name);
        return found.get(name);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void helpOfOneIsWhatHelpSays(String name) {
        if (!name.equals("help")) {
            String asked = TestingCli.foldwork("help", name).out();
            assertThat(asked)
                    .startsWith("Usage:")
                    .isEqualTo(TestingCli.foldwork(name, "--help").out());
        }
    }
}
