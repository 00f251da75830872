package dev.foldwork.cli.trigger;

import java.util.Locale;

/** The three kinds of triggers. */
enum Kind {
    SCHEDULE("/api/v1/schedules", "schedules", "fires"),
    WEBHOOK("/api/v1/webhooks", "webhooks", "deliveries"),
    EVENT("/api/v1/event-triggers", "eventTriggers", "fires");

    private final String path;
    private final String listed;
    private final String history;

    Kind(String path, String listed, String history) {
        this.path = path;
        this.listed = listed;
        this.history = history;
    }

    String path() {
        return path;
    }

    /** Returns how a page of the list names its entries. */
    String listed() {
        return listed;
    }

    /** Returns the last part of the history's path, which also names the entries of its pages. */
    String history() {
        return history;
    }

    /** Returns how people name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
