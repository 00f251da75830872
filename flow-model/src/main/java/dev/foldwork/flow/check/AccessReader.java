package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.plan.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.access}. */
final class AccessReader {

    private static final Set<String> KEYS = Set.of("folders", "secrets", "connections", "hosts", "commands");

    private final Reporter reporter;

    AccessReader(Reporter reporter) {
        this.reporter = reporter;
    }

    Access read(Keys spec) {
        Map<String, @Nullable Object> map = spec.map("access");
        if (map == null) {
            return Access.NONE;
        }
        var access = new Keys(map, spec.place("access"), reporter);
        access.only(KEYS, "access");
        Optional<List<String>> hosts = access.has("hosts") ? Optional.of(access.texts("hosts")) : Optional.empty();
        return new Access(
                folders(access), access.texts("secrets"), connections(access), hosts, access.texts("commands"));
    }

    private Map<String, Access.Folder> folders(Keys access) {
        var folders = new LinkedHashMap<String, Access.Folder>();
        Map<String, @Nullable Object> map = access.map("folders");
        if (map == null) {
            return folders;
        }
        map.forEach((name, value) -> {
            Place at = access.place("folders").at(name);
            if (value instanceof Map<?, ?> entry) {
                var folder = new Keys(entry, at, reporter);
                folder.only(Set.of("title", "mode"), "a folder");
                String title = folder.text("title");
                String mode = folder.text("mode");
                if (mode != null && !mode.equals("read") && !mode.equals("read_write")) {
                    reporter.error(
                            "ACCESS_INVALID",
                            folder.place("mode"),
                            "'mode' must be read or read_write, but is '" + mode + "'",
                            "use one of the two");
                }
                folders.put(name, new Access.Folder(title == null ? name : title, "read_write".equals(mode)));
            } else {
                reporter.error(
                        "VALUE_TYPE",
                        at,
                        "A folder must be a map, but is " + Keys.kind(value),
                        "write { title: Downloads, mode: read_write }");
            }
        });
        return folders;
    }

    private Map<String, String> connections(Keys access) {
        var connections = new LinkedHashMap<String, String>();
        Map<String, @Nullable Object> map = access.map("connections");
        if (map != null) {
            var kinds = new Keys(map, access.place("connections"), reporter);
            map.keySet().forEach(name -> {
                String kind = kinds.text(name);
                if (kind != null) {
                    connections.put(name, kind);
                }
            });
        }
        return connections;
    }
}
