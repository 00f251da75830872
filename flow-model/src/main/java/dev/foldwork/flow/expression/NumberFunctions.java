package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Functions;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code $number} and the functions that write and read numbers with a picture. */
final class NumberFunctions {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern OTHER_BASE = Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9][0-9,]*");
    private static final double LARGEST = 9_007_199_254_740_991.0;
    private static final long LARGEST_WORDS = 999_999_999_999L;

    private NumberFunctions() {}

    static @Nullable Object number(List<?> arguments) {
        return switch (arguments.getFirst()) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            case String text
            when DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text)) -> Double.valueOf(text);
            case String text when OTHER_BASE.matcher(text).matches() -> otherBase(text);
            default -> throw Arguments.failed("$number: this is no number", "D3030");
        };
    }

    private static double otherBase(String text) {
        int base = switch (text.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            default -> 2;
        };
        return new java.math.BigInteger(text.substring(2), base).doubleValue();
    }

    static @Nullable Object formatNumber(List<?> arguments) {
        Number value = Arguments.number(arguments, "formatNumber");
        if (value == null) {
            return null;
        }
        String picture = picture(arguments, "formatNumber");
        if (!Pictures.isNumber(picture)) {
            throw Arguments.failed("$formatNumber: flows do not have the picture '" + picture + "'", "D3080");
        }
        if (!Pictures.fits(value.doubleValue(), picture)) {
            throw Arguments.failed("$formatNumber: " + value + " with '" + picture + "' has too many digits", "D3080");
        }
        return Pictures.number(value.doubleValue(), picture);
    }

    static @Nullable Object formatInteger(List<?> arguments) {
        Number value = Arguments.number(arguments, "formatInteger");
        if (value == null) {
            return null;
        }
        String picture = picture(arguments, "formatInteger");
        checkInteger(picture, "formatInteger");
        long whole = (long) Math.floor(bounded(value, "formatInteger"));
        return formatted(whole, picture);
    }

    private static String formatted(long whole, String picture) {
        if (Pictures.isDecimal(picture)) {
            return Pictures.decimal(whole, picture);
        }
        long least = picture.startsWith("A") || picture.startsWith("a") || picture.equalsIgnoreCase("i") ? 1 : 0;
        long most = picture.equalsIgnoreCase("i") ? 3_999 : picture.equalsIgnoreCase("a") ? 100_000 : LARGEST_WORDS;
        if (whole < least || whole > most) {
            throw Arguments.failed(
                    "$formatInteger: '" + picture + "' writes numbers from " + least + " to " + most, "D3130");
        }
        return Functions.formatInteger(whole, picture);
    }

    static @Nullable Object parseInteger(List<?> arguments) {
        String text = Arguments.text(arguments, "parseInteger");
        if (text == null) {
            return null;
        }
        String picture = picture(arguments, "parseInteger");
        checkInteger(picture, "parseInteger");
        if (Pictures.isDecimal(picture)) {
            return decimal(picture.endsWith(";o") ? text.replaceFirst("(st|nd|rd|th)$", "") : text);
        }
        try {
            Number parsed = Functions.parseInteger(text, picture);
            if (parsed != null && formatted(parsed.longValue(), picture).equals(text)) {
                return parsed.longValue();
            }
        } catch (ParseException | RuntimeException unreadable) {
            throw unreadable(text);
        }
        throw unreadable(text);
    }

    private static Object decimal(String text) {
        String digits = text.replace(",", "");
        if (!GROUPED.matcher(text).matches() || digits.length() > 16) {
            throw unreadable(text);
        }
        return bounded(Double.valueOf(digits), "parseInteger");
    }

    private static ExpressionException unreadable(String text) {
        return Arguments.failed(
                "$parseInteger: '" + Expressions.shortened(text) + "' is not what the picture writes", "D3137");
    }

    private static String picture(List<?> arguments, String function) {
        if (arguments.size() > 2 && arguments.get(2) != null) {
            throw Arguments.failed("$" + function + ": flows do not have its third argument", "T0410");
        }
        if (Arguments.at(arguments, 1) instanceof String picture) {
            return picture;
        }
        throw Arguments.misfit(function, 2);
    }

    private static void checkInteger(String picture, String function) {
        if (!Pictures.isInteger(picture)) {
            throw Arguments.failed("$" + function + ": flows do not have the picture '" + picture + "'", "D3130");
        }
    }

    private static double bounded(Number value, String function) {
        double real = value.doubleValue();
        if (Math.abs(real) > LARGEST) {
            throw Arguments.failed("$" + function + ": " + value + " is too large", "D3137");
        }
        return real;
    }
}
