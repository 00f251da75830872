package dev.foldwork.node.builtin.file;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NoSuchElementException;

/**
 * The Linux system calls the jail stands on: all take a directory handle and a name, and none looks a path up twice.
 *
 * <p>Thread-safe. Names are UTF-8 whatever the locale says, which is why the file API of the JDK is not used for them.
 */
final class LinuxCalls {

    /** Instead of a handle: the working directory. */
    static final int NO_HANDLE = -100;

    static final long READ_ONLY = 0;
    static final long WRITE_ONLY = 1;
    static final long CREATE_NEW = 0300;
    static final long CLOSE_ON_EXEC = 02000000;
    static final long PLACE = 010000000;

    static final long NO_MAGIC_LINKS = 2;
    static final long NO_LINKS = 4;
    static final long BENEATH = 8;

    static final int REMOVE_FOLDER = 0x200;
    static final int KEEP_EXISTING = 1;

    private static final long OPENAT2 = 437;
    private static final int STAT_SELF = 0x1000 | 0x100;
    private static final int BASIC_STATS = 0x7ff;
    private static final int STATX_BYTES = 256;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library = linker.defaultLookup();
    private final MethodHandle syscall =
            bind("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
    private final MethodHandle close = bind("close", 0, JAVA_INT, JAVA_INT);
    private final MethodHandle statx = bind("statx", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle getdents = bind("getdents64", 0, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle mkdirat = bind("mkdirat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle unlinkat = bind("unlinkat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle renameat2 =
            bind("renameat2", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);

    private final long directoryOnly;

    /**
     * Binds the calls.
     *
     * @param arm64 whether this is 64-bit Arm, which numbers one flag in its own way
     * @throws NoSuchElementException when the C library lacks one of them
     */
    LinuxCalls(boolean arm64) {
        directoryOnly = arm64 ? 040000 : 0200000;
    }

    /** Returns the flag that opens folders only. */
    long directoryOnly() {
        return directoryOnly;
    }

    /** Opens a path below a handle as openat2(2) does and returns the new handle's number. */
    int open(int from, String path, long flags, long mode, long resolve) throws CallFailed {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(24, 8);
            how.set(JAVA_LONG, 0, flags | CLOSE_ON_EXEC);
            how.set(JAVA_LONG, 8, mode);
            how.set(JAVA_LONG, 16, resolve);
            MemorySegment state = arena.allocate(STATE);
            long opened = (long) syscall.invokeExact(state, OPENAT2, (long) from, text(arena, path), how, 24L);
            return (int) checked("openat2", opened, state);
        } catch (Throwable fault) {
            throw passed(fault);
        }
    }

    /** Closes a handle; there is nothing to do about a failure. */
    void close(int handle) {
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) close.invokeExact(arena.allocate(STATE), handle);
        } catch (Throwable fault) {
            throw new IllegalStateException("close could not be called", fault);
        }
    }

    /** Returns the status of a name in a folder, without following it, or of the handle itself for an empty name. */
    Status status(int folder, String name) throws CallFailed {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(STATX_BYTES, 8);
            MemorySegment state = arena.allocate(STATE);
            int result = (int) statx.invokeExact(state, folder, text(arena, name), STAT_SELF, BASIC_STATS, found);
            checked("statx", result, state);
            return status(found);
        } catch (Throwable fault) {
            throw passed(fault);
        }
    }

    private static Status status(MemorySegment found) {
        int mode = Short.toUnsignedInt(found.get(ValueLayout.JAVA_SHORT, 28));
        Status.Kind kind = switch (mode & 0170000) {
            case 0100000 -> Status.Kind.FILE;
            case 0040000 -> Status.Kind.FOLDER;
            case 0120000 -> Status.Kind.LINK;
            default -> Status.Kind.SPECIAL;
        };
        long device = ((long) found.get(JAVA_INT, 136) << 32) | Integer.toUnsignedLong(found.get(JAVA_INT, 140));
        return new Status(
                kind,
                device,
                found.get(JAVA_LONG, 32),
                Integer.toUnsignedLong(found.get(JAVA_INT, 16)),
                mode & 0777,
                found.get(JAVA_LONG, 40),
                Instant.ofEpochSecond(found.get(JAVA_LONG, 112), found.get(JAVA_INT, 120)));
    }

    /** Fills the buffer with entries of a folder as getdents64(2) does; returns how many bytes, 0 at the end. */
    int entries(int folder, MemorySegment buffer) throws CallFailed {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long bytes = (long) getdents.invokeExact(state, folder, buffer, buffer.byteSize());
            return (int) checked("getdents64", bytes, state);
        } catch (Throwable fault) {
            throw passed(fault);
        }
    }

    /** Creates a folder. */
    void createFolder(int in, String name) throws CallFailed {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            checked("mkdirat", (int) mkdirat.invokeExact(state, in, text(arena, name), 0777), state);
        } catch (Throwable fault) {
            throw passed(fault);
        }
    }

    /** Removes a name; an empty folder with {@link #REMOVE_FOLDER}. */
    void remove(int in, String name, int flags) throws CallFailed {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            checked("unlinkat", (int) unlinkat.invokeExact(state, in, text(arena, name), flags), state);
        } catch (Throwable fault) {
            throw passed(fault);
        }
    }

    /** Renames in one step; with {@link #KEEP_EXISTING} it refuses a name that is taken. */
    void rename(int from, String name, int to, String newName, int flags) throws CallFailed {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = (int) renameat2.invokeExact(state, from, text(arena, name), to, text(arena, newName), flags);
            checked("renameat2", result, state);
        } catch (Throwable fault) {
            throw passed(fault);
        }
    }

    private MethodHandle bind(String name, int variadicFrom, MemoryLayout result, MemoryLayout... arguments) {
        Linker.Option errno = Linker.Option.captureCallState("errno");
        FunctionDescriptor shape = FunctionDescriptor.of(result, arguments);
        MemorySegment symbol = library.find(name)
                .orElseThrow(() -> new NoSuchElementException("the C library has no function '" + name + "'"));
        return variadicFrom == 0
                ? linker.downcallHandle(symbol, shape, errno)
                : linker.downcallHandle(symbol, shape, errno, Linker.Option.firstVariadicArg(variadicFrom));
    }

    private static MemorySegment text(Arena arena, String value) {
        return arena.allocateFrom(value, StandardCharsets.UTF_8);
    }

    private static long checked(String call, long result, MemorySegment state) throws CallFailed {
        if (result < 0) {
            throw new CallFailed(call, (int) ERRNO.get(state, 0L));
        }
        return result;
    }

    private static CallFailed passed(Throwable fault) {
        return switch (fault) {
            case CallFailed refused -> refused;
            case RuntimeException broken -> throw broken;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException("a system call could not be made", fault);
        };
    }
}
