package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path inside a granted folder: names joined by {@code /}, none of them {@code .} or {@code ..}.
 *
 * <p>The jail does not depend on these rules, the kernel keeps it; they make a path mean the same on every system and
 * give a clear message.
 *
 * @param names no names for the folder itself
 */
record RelativePath(List<String> names) {

    static final RelativePath ROOT = new RelativePath(List.of());

    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_BYTES = 4000;

    RelativePath {
        names = List.copyOf(names);
    }

    /** Reads a path; anything unclear is PATH_INVALID and names the setting. */
    static RelativePath parse(String setting, String text) throws NodeFailure {
        if (text.isEmpty()) {
            throw invalid(setting, text, "it is empty");
        }
        if (text.startsWith("/")) {
            throw invalid(setting, text, "it starts with '/', but must be relative to the folder");
        }
        var names = new ArrayList<String>();
        for (String name : text.split("/", -1)) {
            names.add(checked(setting, text, name));
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw invalid(setting, text.substring(0, 100) + "…", "it is longer than " + MAX_BYTES + " bytes");
        }
        return new RelativePath(names);
    }

    /** Returns the path of a name in this one. */
    RelativePath child(String name) {
        var all = new ArrayList<>(names);
        all.add(name);
        return new RelativePath(all);
    }

    /** Returns the path without its last name. */
    RelativePath parent() {
        return new RelativePath(names.subList(0, names.size() - 1));
    }

    String name() {
        return names.getLast();
    }

    boolean isRoot() {
        return names.isEmpty();
    }

    /** Returns true when the other path is this one or lies below it. */
    boolean contains(RelativePath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }

    private static String checked(String setting, String text, String name) throws NodeFailure {
        if (name.isEmpty()) {
            throw invalid(setting, text, "it has an empty name between or after '/'");
        }
        if (name.equals(".") || name.equals("..")) {
            throw invalid(setting, text, "it has the name '" + name + "', and no path may walk up or stay");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw invalid(setting, text, "a name in it is longer than " + MAX_NAME_BYTES + " bytes");
        }
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character == '\\') {
                throw invalid(setting, text, "it has a '\\', but names are joined by '/'");
            }
            if (Character.isISOControl(character)) {
                throw invalid(setting, text, "it has a control character");
            }
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw invalid(setting, text, "it is not proper Unicode");
        }
        return name;
    }

    private static NodeFailure invalid(String setting, String text, String reason) {
        return new NodeFailure(
                "PATH_INVALID",
                "Setting '" + setting + "' is not a path inside the folder: '" + visible(text) + "', " + reason
                        + ". Write names joined by '/', such as reports/june.csv");
    }

    private static String visible(String text) {
        var visible = new StringBuilder();
        text.chars()
                .limit(200)
                .forEach(character -> visible.append(
                        Character.isISOControl(character) || Character.isSurrogate((char) character)
                                ? '?'
                                : (char) character));
        return visible.toString();
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "." : String.join("/", names);
    }
}
