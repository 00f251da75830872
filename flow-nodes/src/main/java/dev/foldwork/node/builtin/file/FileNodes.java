package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeExecutor;
import java.util.List;

/** The executors that work on files of granted folders. */
public final class FileNodes {

    private FileNodes() {}

    /** Returns all of them. */
    public static List<NodeExecutor> executors() {
        return List.of(
                new FileRead(),
                new FileWrite(),
                new FileEdit(),
                new FileList(),
                new FileSearch(),
                new FileMove(),
                new FileRemove());
    }
}
