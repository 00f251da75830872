package dev.foldwork.flow.share;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names of hosts say nothing about anybody: those that the standards keep for examples, and the own computer. */
final class Hosts {

    private static final Set<String> OF_NOBODY = Set.of("localhost", "127.0.0.1", "0.0.0.0", "::1", "[::1]");

    /** RFC 2606 and RFC 6761. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(.*\\.)?(example\\.(com|net|org)|example|test|invalid|localhost)");

    /** RFC 5737. */
    private static final Pattern EXAMPLE_ADDRESS =
            Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}");

    private Hosts() {}

    static boolean isExample(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return OF_NOBODY.contains(name)
                || EXAMPLE.matcher(name).matches()
                || EXAMPLE_ADDRESS.matcher(name).matches();
    }
}
