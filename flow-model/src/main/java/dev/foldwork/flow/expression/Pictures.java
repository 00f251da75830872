package dev.foldwork.flow.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures of numbers and times that flows have: those that mean the same in Java and JavaScript. */
final class Pictures {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<prefix>[^0-9#.,;%‰e]*)(?<whole>[#,]*0[0,]*)(\\.(?<fraction>0*#*))?(?<suffix>[^0-9#.,;%‰e]*%?[^0-9#.,;%‰e]*)");
    private static final Pattern GROUPED = Pattern.compile("[#0]+|[#0]{1,3}(,[#0]{3})+");
    private static final Set<String> INTEGERS = Set.of("A", "a", "I", "i", "W", "w", "Ww", "W;o", "w;o", "Ww;o");

    private Pictures() {}

    /** Returns true when {@code $formatNumber} may use the picture: {@code #,##0.00}, {@code € 0.0#}, {@code 0%}. */
    static boolean isNumber(String picture) {
        Matcher parts = NUMBER.matcher(picture);
        return parts.matches()
                && GROUPED.matcher(parts.group("whole")).matches()
                && !parts.group("whole").matches(".*0.*#.*")
                && !"".equals(parts.group("fraction"));
    }

    /** Returns true when {@code $formatInteger} and {@code $parseInteger} may use the picture. */
    static boolean isInteger(String picture) {
        return INTEGERS.contains(picture) || isDecimal(picture);
    }

    /** Returns true for digits, grouped by three or not: {@code 0}, {@code 000}, {@code #,##0;o}. */
    static boolean isDecimal(String picture) {
        String whole = picture.endsWith(";o") ? picture.substring(0, picture.length() - 2) : picture;
        return whole.matches("[#,]*0[0,]*") && GROUPED.matcher(whole).matches() && !whole.matches(".*0.*#.*");
    }

    /** Returns true when a time may be written or read with the picture: it names no week. */
    static boolean isTime(String picture) {
        return !picture.matches("(?s).*\\[\\s*[wWXxCE].*");
    }

    /** Returns true when the number has no more digits than a double can tell apart. */
    static boolean fits(double value, String picture) {
        int point = picture.indexOf('.');
        long digits = point < 0
                ? 0
                : picture.substring(point)
                        .chars()
                        .filter(c -> c == '0' || c == '#')
                        .count();
        double scaled = picture.indexOf('%') >= 0 ? value * 100 : value;
        return digits <= 15 && Math.abs(scaled) * Math.pow(10, digits) <= 9_007_199_254_740_991.0;
    }

    /** Writes a number as {@link #isNumber} pictures say, rounding half to even. */
    static String number(double value, String picture) {
        Matcher parts = NUMBER.matcher(picture);
        if (!parts.matches()) {
            throw new IllegalArgumentException(picture);
        }
        String fraction = parts.group("fraction") == null ? "" : parts.group("fraction");
        double scaled = picture.indexOf('%') >= 0 ? value * 100 : value;
        BigDecimal rounded = new BigDecimal(BigDecimal.valueOf(scaled)
                        .setScale(fraction.length(), RoundingMode.HALF_EVEN)
                        .doubleValue())
                .setScale(fraction.length(), RoundingMode.HALF_UP)
                .abs();
        String[] digits = rounded.toPlainString().split("\\.");
        String whole = digits[0].equals("0") ? "" : digits[0];
        int least = (int) parts.group("whole").chars().filter(c -> c == '0').count();
        whole = "0".repeat(Math.max(0, least - whole.length())) + whole;
        if (parts.group("whole").indexOf(',') >= 0) {
            whole = grouped(whole);
        }
        String rest = digits.length < 2
                ? ""
                : shortened(
                        digits[1], (int) fraction.chars().filter(c -> c == '0').count());
        return (value < 0 ? "-" : "")
                + parts.group("prefix")
                + whole
                + (rest.isEmpty() ? "" : "." + rest)
                + parts.group("suffix");
    }

    /** Writes a whole number as {@link #isDecimal} pictures say. */
    static String decimal(long value, String picture) {
        int least = (int) picture.chars().filter(c -> c == '0').count();
        String digits = Long.toString(Math.abs(value));
        digits = "0".repeat(Math.max(0, least - digits.length())) + digits;
        String ordinal = "";
        if (picture.endsWith(";o")) {
            ordinal = ordinal(Math.abs(value));
        }
        return (value < 0 ? "-" : "") + (picture.indexOf(',') >= 0 ? grouped(digits) : digits) + ordinal;
    }

    private static String ordinal(long value) {
        if (value % 100 / 10 == 1) {
            return "th";
        }
        return switch ((int) (value % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private static String shortened(String digits, int least) {
        int end = digits.length();
        while (end > least && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String grouped(String digits) {
        var text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
