package dev.foldwork.flow.schedule;

/** One part of a pattern cannot be read; caught by the reader, which goes on with the next part. */
final class CronFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    CronFault(String message, String remedy) {
        super(message, null, false, false);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
