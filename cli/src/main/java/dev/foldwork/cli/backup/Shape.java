package dev.foldwork.cli.backup;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database is made of, without its rows.
 *
 * @param before statements that make what rows are put into
 * @param tables what has rows
 * @param after statements for what is made once they are there: keys, indexes, triggers
 */
record Shape(List<String> before, List<Table> tables, List<String> after) {

    /**
     * A table.
     *
     * @param name with its schema, such as {@code public.run}
     * @param quoted the same as SQL wants it
     * @param columns those that hold something of their own, as SQL wants them
     */
    record Table(String name, String quoted, List<String> columns) {

        Table {
            columns = List.copyOf(columns);
        }

        String copy(String direction) {
            return "copy " + quoted + " (" + String.join(", ", columns) + ") " + direction;
        }
    }

    Shape {
        before = List.copyOf(before);
        tables = List.copyOf(tables);
        after = List.copyOf(after);
    }

    byte[] toBytes() {
        var list = new ArrayList<@Nullable Object>();
        for (Table table : tables) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("name", table.name());
            json.put("quoted", table.quoted());
            json.put("columns", new ArrayList<@Nullable Object>(table.columns()));
            list.add(json);
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("before", new ArrayList<@Nullable Object>(before));
        json.put("tables", list);
        json.put("after", new ArrayList<@Nullable Object>(after));
        return Json.bytes(json);
    }

    static Shape of(byte[] bytes) throws DamagedException {
        try {
            Map<String, @Nullable Object> json = Json.object(bytes);
            var tables = new ArrayList<Table>();
            if (json.get("tables") instanceof List<?> list) {
                for (Object table : list) {
                    Map<?, ?> map = (Map<?, ?>) table;
                    tables.add(new Table(
                            String.valueOf(map.get("name")),
                            String.valueOf(map.get("quoted")),
                            texts(map.get("columns"))));
                }
            }
            return new Shape(texts(json.get("before")), tables, texts(json.get("after")));
        } catch (JsonException | ClassCastException unreadable) {
            throw new DamagedException("the shape of a database in it cannot be read");
        }
    }

    private static List<String> texts(@Nullable Object list) {
        var texts = new ArrayList<String>();
        for (Object each : (List<?>) (list == null ? List.of() : list)) {
            texts.add((String) each);
        }
        return texts;
    }
}
