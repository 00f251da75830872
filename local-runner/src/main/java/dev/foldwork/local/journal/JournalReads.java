package dev.foldwork.local.journal;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journal's queries. The caller holds the lock of the connection. */
final class JournalReads {

    private static final String RUN =
            "select id, flow, title, hash, state, asking, inputs, grants, output, error, created, ended,"
                    + " rerun_of, key, last_seq from run ";

    private final Connection connection;
    private long dataVersion = -1;

    JournalReads(Connection connection) {
        this.connection = connection;
    }

    /** A request with its place in the queue. */
    record Numbered(long number, ControlRequest request) {}

    Optional<String> findKey(String key) {
        return query("select id from run where key = ?", JournalReads::first, key).stream()
                .findFirst();
    }

    Optional<StoredRun> find(String id) {
        return query(RUN + "where id = ?", JournalReads::run, id).stream().findFirst();
    }

    List<StoredRun> list(int limit, @Nullable String before) {
        return before == null
                ? query(RUN + "order by id desc limit " + limit, JournalReads::run)
                : query(RUN + "where id < ? order by id desc limit " + limit, JournalReads::run, before);
    }

    List<String> open() {
        return query(
                "select id from run where state not in ('succeeded', 'failed', 'cancelled') order by id",
                row -> row.getString(1));
    }

    Map<String, @Nullable Object> plan(String id) {
        return query(
                        "select plan from definition join run using(hash) where run.id = ?",
                        row -> Json.object(row.getString(1)),
                        id)
                .getFirst();
    }

    List<RunEvent> events(String id, long after, int limit) {
        var events = new ArrayList<RunEvent>();
        var rows = query(
                "select data from event where run = ? and last > " + after + " order by seq limit " + limit,
                JournalReads::batch,
                id);
        for (List<?> row : rows) {
            for (Object json : row) {
                RunEvent event = RunEvent.fromJson((Map<?, ?>) java.util.Objects.requireNonNull(json));
                if (event.seq() > after) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    List<Numbered> requests(String id) {
        return query(
                "select number, verb, data from request where run = ? order by number",
                row -> new Numbered(
                        row.getLong(1), new ControlRequest(row.getString(2), Json.object(row.getString(3)))),
                id);
    }

    List<String> requested() {
        return query("select distinct run from request", JournalReads::first);
    }

    int recoveries(String id) {
        return query("select recoveries from run where id = ?", row -> row.getInt(1), id)
                .getFirst();
    }

    /** Returns true when another process has written since the last call. */
    boolean changedElsewhere() {
        long version = query("pragma data_version", row -> row.getLong(1)).getFirst();
        boolean changed = version != dataVersion;
        dataVersion = version;
        return changed;
    }

    private static List<?> batch(ResultSet row) throws SQLException {
        return (List<?>) java.util.Objects.requireNonNull(Json.parse(row.getBytes(1)));
    }

    private static String first(ResultSet row) throws SQLException {
        return java.util.Objects.requireNonNull(row.getString(1));
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        String output = row.getString(9);
        String error = row.getString(10);
        String ended = row.getString(12);
        return new StoredRun(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                RunState.of(row.getString(5)),
                row.getInt(6) > 0,
                Json.object(row.getString(7)),
                Json.object(row.getString(8)),
                output == null ? null : Json.object(output),
                error == null ? null : FlowError.fromJson(Json.object(error)),
                Instant.parse(row.getString(11)),
                ended == null ? null : Instant.parse(ended),
                row.getString(13),
                row.getString(14),
                row.getLong(15));
    }

    private <T> List<T> query(String sql, RowReader<T> reader, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            var list = new ArrayList<T>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
            }
            return list;
        } catch (SQLException fault) {
            throw JournalFault.of(fault, "The journal cannot be read");
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
