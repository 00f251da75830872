package dev.foldwork.flow.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replacement texts: {@code $0} is the match, {@code $n} a group, {@code $$} a dollar. */
final class Substitution {

    private Substitution() {}

    static String of(String pattern, String match, List<@Nullable Object> groups) {
        var text = new StringBuilder();
        int at = 0;
        for (int dollar = pattern.indexOf('$'); dollar >= 0; dollar = pattern.indexOf('$', at)) {
            text.append(pattern, at, dollar);
            at = dollar + 1;
            char next = at < pattern.length() ? pattern.charAt(at) : ' ';
            if (next == '$') {
                text.append('$');
                at++;
            } else if (next == '0') {
                text.append(match);
                at++;
            } else if (next >= '1' && next <= '9') {
                String number = number(pattern, at, groups.size());
                int group = Integer.parseInt(number);
                if (group <= groups.size() && groups.get(group - 1) instanceof String found) {
                    text.append(found);
                }
                at += number.length();
            } else {
                text.append('$');
            }
        }
        return text.append(pattern.substring(at)).toString();
    }

    /** Returns as many digits as a number of a group may have, one less when there is no such group. */
    private static String number(String pattern, int at, int groups) {
        int most = Math.max(1, String.valueOf(groups).length());
        int end = at;
        while (end < pattern.length() && end - at < most && Character.digit(pattern.charAt(end), 10) >= 0) {
            end++;
        }
        String digits = pattern.substring(at, end);
        return digits.length() > 1 && Integer.parseInt(digits) > groups
                ? digits.substring(0, digits.length() - 1)
                : digits;
    }
}
