package dev.foldwork.backend.people;

import dev.foldwork.backend.settings.BackendSettings;

/** Links that people hand on. The code stands behind the #, so that no server and no log ever sees it. */
final class Links {

    private Links() {}

    /** Returns the link by which somebody comes in. */
    static String join(BackendSettings settings, String code) {
        return settings.url() + "/join#" + code;
    }
}
