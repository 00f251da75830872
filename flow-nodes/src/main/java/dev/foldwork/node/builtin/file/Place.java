package dev.foldwork.node.builtin.file;

/** A path in a granted folder, as messages name it. */
record Place(String folder, RelativePath path) {

    @Override
    public String toString() {
        return path.isRoot() ? "folder '" + folder + "'" : "'" + path + "' in folder '" + folder + "'";
    }
}
