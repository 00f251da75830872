package dev.foldwork.conductor.server.patience;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.retry.backoff.ExponentialBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Has the server try a database transaction again whose connection was lost.
 *
 * <p>By itself it tries only deadlocks again. A sub-workflow whose start met a lost connection is then marked as failed
 * for good, and the run with it, though nothing in the flow went wrong.
 */
public final class PatientDatabase implements BeanPostProcessor {

    private static final String TEMPLATE = "postgresRetryTemplate";
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (name.equals(TEMPLATE) && bean instanceof RetryTemplate template) {
            var pauses = new ExponentialBackOffPolicy();
            pauses.setInitialInterval(FIRST_PAUSE_MILLIS);
            pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
            template.setBackOffPolicy(pauses);
            template.setRetryPolicy(new LostConnections());
        }
        return bean;
    }
}
