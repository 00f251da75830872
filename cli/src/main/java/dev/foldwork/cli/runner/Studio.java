package dev.foldwork.cli.runner;

import org.jspecify.annotations.Nullable;

/** The connection that counts now, if there is one. Thread-safe. */
final class Studio {

    private @Nullable StudioLink link;

    synchronized void connected(StudioLink fresh) {
        link = fresh;
        notifyAll();
    }

    synchronized void disconnected() {
        link = null;
    }

    synchronized @Nullable StudioLink now() {
        return link;
    }

    /** Waits until there is one. */
    synchronized StudioLink await() throws InterruptedException {
        while (true) {
            StudioLink open = link;
            if (open != null) {
                return open;
            }
            wait();
        }
    }
}
