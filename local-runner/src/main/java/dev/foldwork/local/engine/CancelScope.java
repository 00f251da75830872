package dev.foldwork.local.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A part of a run that is cancelled as a whole: the run, a body, an item. Thread-safe.
 *
 * <p>Threads that may be interrupted stand in the scope only while they wait or execute a node; an interrupt never
 * reaches a thread outside of that.
 */
final class CancelScope {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> threads = new HashSet<>();
    private final Set<CancelScope> children = new HashSet<>();
    private boolean cancelled;

    /** Returns a scope that is cancelled with this one; the caller releases it with {@link #remove}. */
    CancelScope child() {
        var child = new CancelScope();
        lock.lock();
        try {
            children.add(child);
            child.cancelled = cancelled;
        } finally {
            lock.unlock();
        }
        return child;
    }

    /** Forgets a child that has ended. */
    void remove(CancelScope child) {
        lock.lock();
        try {
            children.remove(child);
        } finally {
            lock.unlock();
        }
    }

    /** Cancels this scope and all below it; again does nothing. */
    void cancel() {
        Set<CancelScope> below;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            cancelled = true;
            threads.forEach(Thread::interrupt);
            below = Set.copyOf(children);
        } finally {
            lock.unlock();
        }
        below.forEach(CancelScope::cancel);
    }

    boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /** Runs something that may be interrupted; throws at once when the scope is cancelled already. */
    <T> T interruptibly(Waiting<T> work) throws InterruptedException {
        enter();
        try {
            return work.run();
        } finally {
            leave();
        }
    }

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            if (cancelled) {
                throw new InterruptedException();
            }
            threads.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            // Whatever interrupt is still pending came from this scope and has done its work.
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Work that may be interrupted. */
    interface Waiting<T> {
        T run() throws InterruptedException;
    }
}
