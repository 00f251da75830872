package dev.foldwork.backend.flow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a flow of the same team, as {@code uses} names it.
 *
 * @param name the called flow
 * @param number its version
 */
record Pin(String name, int number) {

    /** What stands for the flow's own team, whatever that is called. */
    private static final String OWN_TEAM = "team";

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_-]*)/([a-z][a-z0-9_]{0,62})@([1-9][0-9]{0,8})");

    /** Reads {@code team/name@3}; empty for anything else, such as a file or a flow of another team. */
    static Optional<Pin> of(String uses, String teamName) {
        Matcher matcher = FORM.matcher(uses);
        if (!matcher.matches()
                || !(matcher.group(1).equals(OWN_TEAM) || matcher.group(1).equals(teamName))) {
            return Optional.empty();
        }
        return Optional.of(new Pin(matcher.group(2), Integer.parseInt(matcher.group(3))));
    }

    @Override
    public String toString() {
        return name + "@" + number;
    }

    /** Returns the folder in which the version's files stand beside a calling flow. */
    String folder() {
        return DraftContent.PINNED_FOLDER + this + "/";
    }
}
