package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression inside an expression. To the interpreter it looks like a function, as in the reference, but only
 * {@link TextFunctions} can use it, so that no match runs without a bound.
 */
final class Regex extends JFunction {

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        super(
                (input, arguments) -> {
                    throw new ExpressionException(
                            "EXPRESSION_FAILED", "A regular expression cannot be called", -1, "T1006");
                },
                null);
        this.pattern = pattern;
    }

    /** Returns the regular expression that the interpreter read, in the dialect of flows. */
    static Regex of(Pattern read) {
        boolean multiline = (read.flags() & Pattern.MULTILINE) != 0;
        int flags =
                (read.flags() & Pattern.CASE_INSENSITIVE) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return new Regex(Pattern.compile(RegexDialect.translate(read.pattern(), multiline), flags));
    }

    /** Returns a matcher that stops when the evaluation's time is up. */
    Matcher matcher(String text, EvaluationWatch watch) {
        return pattern.matcher(new Watched(text, watch));
    }

    /** A text whose reading is counted. */
    private record Watched(String text, EvaluationWatch watch) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            watch.step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
