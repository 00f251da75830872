package dev.foldwork.backend.studio;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header Accept-Encoding. */
final class AcceptedEncoding {

    private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*$");

    private AcceptedEncoding() {}

    /** Returns true when gzip is named and not refused. */
    static boolean takesGzip(@Nullable String header) {
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(each -> each.split(";", 2)[0].strip().equals("gzip"))
                        .anyMatch(each -> !REFUSED.matcher(each).find());
    }
}
