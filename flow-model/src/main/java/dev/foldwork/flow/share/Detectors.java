package dev.foldwork.flow.share;

import dev.foldwork.flow.importing.draft.Sensitive;
import dev.foldwork.flow.share.Finding.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in a text what says who or where somebody is. What overlaps is one: the one that begins first and is longest gives its name. */
final class Detectors {

    static final String LEFT_OUT = "(left out)";
    private static final String PHONE_NUMBER = "(a phone number)";

    // Every repetition is bounded or cannot begin within itself, so that no text takes longer than its length.

    private static final Pattern URL =
            Pattern.compile("\\b([a-zA-Z][a-zA-Z0-9+.-]{0,30})://([^\\s\"'<>`${}\\\\/?#]+)([^\\s\"'<>`${}\\\\]*)");
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@((?:[A-Za-z0-9-]{1,63}\\.){1,32}[A-Za-z]{2,24})\\b");

    /** Addresses of IPv4 and IPv6, and those of network cards. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w.])"
            + "|(?<![\\w:])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}"
            + "|(?=[0-9a-fA-F:]{0,39}\\d)(?:[0-9a-fA-F]{1,4}:){1,7}(?::[0-9a-fA-F]{1,4}){1,7})(?![\\w:])");

    private static final Pattern PHONE = Pattern.compile("(?<![\\w.])(?:\\+|00)\\d[\\d ()/-]{6,18}\\d(?!\\w)");

    /**
     * Places where computers keep what belongs to somebody; a path of a web address has none of these beginnings. A space
     * belongs to a path only where more of the path follows.
     */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.])(?:/(?:home|Users|root|etc|var|opt|srv|mnt|media|tmp|usr|private|Volumes)"
                    + "(?:/[\\w.@+-]{1,255}(?: [\\w.@+-]{1,255}){0,8}(?=/)){0,64}/[\\w.@+-]+|~/[\\w./@+-]+"
                    + "|[A-Za-z]:\\\\[\\w.\\\\@+-]*(?: [\\w.@+-]{1,255}\\\\[\\w.\\\\@+-]*){0,64}"
                    + "|\\\\\\\\[\\w.-]+\\\\[\\w.\\\\@ +-]*)");

    /** Ends of names that are no ends of files: {@code .md}, {@code .py}, {@code .sh} and the like are left out. */
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\w.@/-])(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){1,32}(?:com|org|net|io|dev|app|ai|co|eu|de|fr|uk|us|ch|at|nl|be"
                    + "|it|es|se|no|dk|fi|pl|cz|ru|cn|jp|kr|in|au|nz|ca|br|mx|za|edu|gov|mil|int|info|biz|me|tv|cloud|online|site|tech"
                    + "|store|local|lan|internal|intranet|corp|home|arpa)(?::\\d{1,5})?(?![\\w-])"
                    + "|(?<![\\w.@/:-])[a-z][a-z0-9-]{1,62}:\\d{4,5}(?!\\w)");

    /** A name and a value in the address of a page. */
    private static final Pattern QUERY = Pattern.compile("[?&;]([\\w.-]{1,100})=([^\\s&;#\"'<>`${}]+)");

    private static final Pattern TOKEN = Pattern.compile("(?<![\\w+=-])(?<!sha256:)[A-Za-z0-9+_=-]{24,}(?![\\w+=-])");

    private final Placeholders placeholders;
    private final @Nullable Pattern names;

    /**
     * @param names names of people and of the team
     */
    Detectors(Placeholders placeholders, Collection<String> names) {
        this.placeholders = placeholders;
        List<String> all = names.stream()
                .filter(name -> name.length() > 2)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .toList();
        this.names = all.isEmpty()
                ? null
                : Pattern.compile("(?<![\\p{L}\\p{N}_])(?:" + String.join("|", all) + ")(?![\\p{L}\\p{N}_])");
    }

    /** Returns what has to go, from left to right; nothing overlaps. */
    List<Spot> in(String text) {
        var all = new ArrayList<Spot>();
        Code code = Code.of(text);
        Sensitive.spots(text, (from, to) -> all.add(new Spot(Kind.SECRET, from, to, LEFT_OUT)));
        each(URL, text, match -> url(match, all));
        each(QUERY, text, match -> query(match, all));
        each(EMAIL, text, match -> add(match, Kind.EMAIL, match.group(1), placeholders::email, all));
        each(PATH, text, match -> add(match, Kind.PATH, "", placeholders::path, all));
        each(ADDRESS, text, match -> add(match, Kind.ADDRESS, match.group(), placeholders::address, all));
        each(HOST, text, match -> outside(code, match, () -> host(match, all)));
        each(PHONE, text, match -> outside(code, match, () -> add(match, Kind.PHONE, "", any -> PHONE_NUMBER, all)));
        each(TOKEN, text, match -> outside(code, match, () -> token(match, all)));
        if (names != null) {
            each(names, text, match -> outside(code, match, () -> add(match, Kind.NAME, "", any -> "somebody", all)));
        }
        return apart(all);
    }

    private static void each(Pattern pattern, String text, Consumer<Matcher> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.accept(matcher);
        }
    }

    /** Names in an expression are names of nodes and members; only what stands in quotes there is text. */
    private static void outside(Code code, Matcher match, Runnable found) {
        if (!code.holds(match.start())) {
            found.run();
        }
    }

    private static void add(Matcher match, Kind kind, String host, Function<String, String> instead, List<Spot> all) {
        if (host.isEmpty() || !Hosts.isExample(host)) {
            all.add(new Spot(kind, match.start(), match.end(), instead.apply(match.group())));
        }
    }

    private void host(Matcher match, List<Spot> all) {
        String name = match.group().replaceFirst(":\\d+$", "");
        if (!Hosts.isExample(name)) {
            all.add(new Spot(Kind.HOST, match.start(), match.end(), placeholders.host(name)));
        }
    }

    private void url(Matcher match, List<Spot> all) {
        String authority = match.group(2);
        int user = authority.lastIndexOf('@');
        String host = authority.substring(user + 1).replaceFirst(":\\d+$", "");
        if (match.group(1).equalsIgnoreCase("file")) {
            all.add(new Spot(Kind.PATH, match.start(), match.end(), placeholders.path(match.group())));
        } else if (user >= 0) {
            all.add(new Spot(Kind.SECRET, match.start(), match.end(), instead(match, host)));
        } else if (!Hosts.isExample(host)) {
            all.add(new Spot(Kind.HOST, match.start(), match.end(), instead(match, host)));
        }
    }

    /** What follows the host names what is asked of whom: only that there is a path stays. */
    private String instead(Matcher match, String host) {
        String name = Hosts.isExample(host) ? host : placeholders.host(host);
        return match.group(1) + "://" + name + (match.group(3).startsWith("/") ? "/" : "");
    }

    private static void query(Matcher match, List<Spot> all) {
        if (Sensitive.is(match.group(1), match.group(2)) && !match.group(2).equals(LEFT_OUT)) {
            all.add(new Spot(Kind.SECRET, match.start(2), match.end(2), LEFT_OUT));
        }
    }

    private static void token(Matcher match, List<Spot> all) {
        String token = match.group();
        boolean mixed = token.matches(".*[a-z].*") && token.matches(".*[A-Z].*") && token.matches(".*[0-9].*");
        boolean hex = token.matches("[0-9a-fA-F]{32,}") && token.matches(".*[0-9].*");
        if (mixed || hex) {
            all.add(new Spot(Kind.SECRET, match.start(), match.end(), LEFT_OUT));
        }
    }

    private static List<Spot> apart(List<Spot> all) {
        var chosen = new ArrayList<Spot>();
        all.stream()
                .sorted(Comparator.comparingInt(Spot::from)
                        .thenComparing(Comparator.comparingInt(Spot::to).reversed()))
                .forEach(spot -> {
                    boolean apart = chosen.isEmpty() || !chosen.getLast().overlaps(spot);
                    chosen.add(apart ? spot : chosen.removeLast().with(spot));
                });
        return chosen;
    }
}
