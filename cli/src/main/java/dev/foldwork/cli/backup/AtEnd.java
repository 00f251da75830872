package dev.foldwork.cli.backup;

/** Tidies up when the process is told to end, as by Ctrl-C, before this is closed. */
final class AtEnd implements AutoCloseable {

    /** What is to be done. */
    interface Tidying {
        void run() throws Exception;
    }

    private final Thread hook;

    AtEnd(Tidying tidying) {
        hook = new Thread(() -> {
            try {
                tidying.run();
            } catch (Exception left) {
                System.err.println("foldwork: something is left behind: " + left.getMessage());
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Then it does its work just now.
        }
    }
}
