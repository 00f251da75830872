package dev.foldwork.conductor.server.patience;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers for queues that were found empty a moment ago, without asking the database again.
 *
 * <p>Every call that can change a queue, counted once it has come back and so is committed, makes the next look a real
 * one. What changes without a call (a message whose time comes, one that nobody acknowledged, one that another server
 * puts in) is found when the moment is over. Thread-safe.
 */
final class EmptyQueues implements InvocationHandler {

    /** How long an empty queue is taken for empty; the delay of a message whose time comes. */
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Set<String> LOOKS = Set.of("pop", "pollMessages");
    private static final Set<String> READS =
            Set.of("getSize", "queuesDetail", "queuesDetailVerbose", "containsMessage", "peekFirstIds");

    private final Object queues;
    private final Map<String, Queue> known = new ConcurrentHashMap<>();

    /** @param queues the server's own */
    EmptyQueues(Object queues) {
        this.queues = queues;
    }

    /** What is known of one queue. */
    private static final class Queue {

        private final AtomicLong changes = new AtomicLong();
        private volatile @Nullable Empty empty;

        boolean isEmpty() {
            Empty last = empty;
            return last != null && last.changes == changes.get() && System.nanoTime() - last.at < MOMENT_NANOS;
        }
    }

    /** A look that found nothing, begun after so many changes. */
    private record Empty(long changes, long at) {}

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments == null
                || arguments.length == 0
                || !(arguments[0] instanceof String name)
                || READS.contains(method.getName())) {
            return Fronted.call(queues, method, arguments);
        }
        Queue queue = known.computeIfAbsent(name, any -> new Queue());
        if (LOOKS.contains(method.getName())) {
            return look(queue, method, arguments);
        }
        try {
            return Fronted.call(queues, method, arguments);
        } finally {
            queue.changes.incrementAndGet();
        }
    }

    private @Nullable Object look(Queue queue, Method method, Object[] arguments) throws Throwable {
        // Whoever is ready to wait for a message does so in the queue itself.
        boolean waits = arguments[arguments.length - 1] instanceof Integer millis && millis > 0;
        if (!waits && queue.isEmpty()) {
            return new ArrayList<>();
        }
        long changes = queue.changes.get();
        Object found = Fronted.call(queues, method, arguments);
        if (found instanceof List<?> messages && messages.isEmpty()) {
            queue.empty = new Empty(changes, System.nanoTime());
        }
        return found;
    }
}
