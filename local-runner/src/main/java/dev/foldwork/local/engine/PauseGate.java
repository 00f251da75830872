package dev.foldwork.local.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps new attempts, items and rounds from starting while a run is paused. Thread-safe. */
final class PauseGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean closed;

    /** Waits until the gate is open. */
    void pass() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (closed) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the gate is open; true when the scope was cancelled instead. */
    boolean passOrCancelled(CancelScope scope) {
        if (!isClosed()) {
            return scope.isCancelled();
        }
        try {
            scope.interruptibly(() -> {
                pass();
                return true;
            });
            return scope.isCancelled();
        } catch (InterruptedException cancelled) {
            return true;
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Closes or opens the gate; true when that changed anything. */
    boolean set(boolean close) {
        lock.lock();
        try {
            boolean changed = closed != close;
            closed = close;
            opened.signalAll();
            return changed;
        } finally {
            lock.unlock();
        }
    }
}
