package dev.foldwork.conductor.worker;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The tasks that threads of this worker carry out now. Thread-safe. */
final class RunningTasks {

    private final Map<String, Running> byTask = new ConcurrentHashMap<>();

    /** A task in the hands of a thread. */
    static final class Running {

        private final NodeTask task;
        private final Thread thread;
        private final Instant since;
        private boolean open = true;
        private boolean interrupted;

        private Running(NodeTask task, Thread thread, Instant since) {
            this.task = task;
            this.thread = thread;
            this.since = since;
        }

        NodeTask task() {
            return task;
        }

        Instant since() {
            return since;
        }

        /** Does something with the engine's task while the work goes on: no result is handed in meanwhile. */
        synchronized void meanwhile(Runnable what) {
            if (open) {
                what.run();
            }
        }

        /** Interrupts the work on the task, once and only while it goes on. */
        synchronized void interrupt() {
            if (open && !interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Ends the work; no interrupt meant for it reaches the thread's next work. Returns true if it was interrupted. */
        private synchronized boolean close() {
            open = false;
            // The flag may have been set after the work was done.
            boolean set = Thread.interrupted();
            return interrupted || set;
        }
    }

    /** Books the calling thread's work on a task. */
    Running enter(NodeTask task, Instant now) {
        var running = new Running(task, Thread.currentThread(), now);
        byTask.put(task.id(), running);
        return running;
    }

    /** Ends the calling thread's work; returns true if it was interrupted. */
    boolean leave(Running running) {
        byTask.remove(running.task().id(), running);
        return running.close();
    }

    /** Interrupts the work on every task of these runs. */
    void interruptRuns(Set<String> runs) {
        if (!runs.isEmpty()) {
            interrupt(running -> runs.contains(running.task().run()));
        }
    }

    /** Interrupts the work on every task. */
    void interruptAll() {
        interrupt(running -> true);
    }

    private void interrupt(Predicate<Running> which) {
        all().stream().filter(which).forEach(Running::interrupt);
    }

    Collection<Running> all() {
        return List.copyOf(byTask.values());
    }
}
