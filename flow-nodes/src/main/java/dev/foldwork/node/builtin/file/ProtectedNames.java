package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.util.Locale;
import java.util.Set;

/**
 * Names that no flow may change even in a writable folder, because programs run what stands there: version control,
 * keys, what a shell or a desktop starts.
 */
final class ProtectedNames {

    private static final Set<String> NAMES = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".ssh",
            ".gnupg",
            "autostart",
            "launchagents",
            "launchdaemons",
            ".bashrc",
            ".bash_profile",
            ".bash_login",
            ".bash_logout",
            ".bash_aliases",
            ".profile",
            ".zshrc",
            ".zprofile",
            ".zshenv",
            ".zlogin",
            ".zlogout",
            ".cshrc",
            ".tcshrc",
            ".kshrc",
            ".login",
            ".xinitrc",
            ".xprofile",
            ".xsession",
            ".xsessionrc",
            ".pam_environment",
            ".envrc",
            ".gitconfig");

    private ProtectedNames() {}

    /** Fails with PATH_PROTECTED when the path has such a name. */
    static void refuse(Place place) throws NodeFailure {
        String before = "";
        for (String name : place.path().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean unit = before.equals(".config") && (lower.equals("systemd") || lower.equals("fish"));
            if (NAMES.contains(lower) || unit) {
                throw new NodeFailure(
                        "PATH_PROTECTED",
                        "A flow may not change " + place + ", because programs run what stands under '" + name
                                + "': choose another path, or change it by hand");
            }
            before = lower;
        }
    }
}
