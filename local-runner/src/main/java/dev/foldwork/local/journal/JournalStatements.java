package dev.foldwork.local.journal;

import dev.foldwork.flow.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The writer's prepared statements. Used by the writer thread only. */
final class JournalStatements {

    private final PreparedStatement definition;
    private final PreparedStatement run;
    private final PreparedStatement event;
    private final PreparedStatement change;
    private final PreparedStatement request;
    private final PreparedStatement take;
    private final PreparedStatement recovery;

    JournalStatements(Connection connection) throws SQLException {
        definition = connection.prepareStatement("insert or ignore into definition(hash, plan) values(?, ?)");
        run = connection.prepareStatement(
                "insert or ignore into run(id, flow, title, hash, state, asking, inputs, grants, created,"
                        + " rerun_of, key, last_seq) values(?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)");
        event = connection.prepareStatement("insert into event(run, seq, last, data) values(?, ?, ?, ?)");
        change = connection.prepareStatement(
                "update run set last_seq = ?, state = coalesce(?, state), asking = asking + ?,"
                        + " output = coalesce(?, output), error = coalesce(?, error), ended = coalesce(?, ended) where id = ?");
        request = connection.prepareStatement("insert into request(run, verb, data) values(?, ?, ?)");
        take = connection.prepareStatement("delete from request where run = ? and number <= ?");
        recovery = connection.prepareStatement(
                "update run set recoveries = case when recovered_seq = (select max(last) from event where run = id)"
                        + " then recoveries + 1 else 1 end,"
                        + " recovered_seq = (select max(last) from event where run = id) where id = ?");
    }

    /** Gives the statements back to SQLite. */
    void close() throws SQLException {
        for (PreparedStatement each : List.of(definition, run, event, change, request, take, recovery)) {
            each.close();
        }
    }

    /** Carries one write out inside the open transaction; false when a run with the same key is there already. */
    boolean write(JournalWrite write) throws SQLException {
        return switch (write) {
            case JournalWrite.Create create -> create(create);
            case JournalWrite.Append append -> append(append);
            case JournalWrite.Request(var id, var verb, var data) -> {
                bind(request, id, verb, data);
                yield request.executeUpdate() == 1;
            }
            case JournalWrite.Take(var id, var upTo) -> {
                bind(take, id, upTo);
                yield take.executeUpdate() > 0;
            }
            case JournalWrite.Recovery(var id) -> {
                bind(recovery, id);
                yield recovery.executeUpdate() == 1;
            }
        };
    }

    private boolean create(JournalWrite.Create create) throws SQLException {
        StoredRun stored = create.run();
        bind(definition, stored.hash(), create.plan());
        definition.executeUpdate();
        bind(
                run,
                stored.id(),
                stored.flow(),
                stored.title(),
                stored.hash(),
                stored.state().wire(),
                Json.write(stored.inputs()),
                Json.write(stored.grants()),
                stored.createdAt().toString(),
                stored.rerunOf(),
                stored.idempotencyKey(),
                create.lastSeq());
        if (run.executeUpdate() == 0) {
            return false;
        }
        bind(event, stored.id(), 1L, create.lastSeq(), create.events());
        return event.executeUpdate() == 1;
    }

    private boolean append(JournalWrite.Append append) throws SQLException {
        bind(event, append.run(), append.firstSeq(), append.lastSeq(), append.events());
        event.executeUpdate();
        RunChange what = append.change();
        if (what.isNone()) {
            // The row's last_seq is only a shortcut for lists and recovery; the events carry the truth.
            return true;
        }
        bind(
                change,
                append.lastSeq(),
                what.state() == null ? null : what.state().wire(),
                what.asking(),
                what.output(),
                what.error(),
                what.ended(),
                append.run());
        return change.executeUpdate() == 1;
    }

    private static void bind(PreparedStatement statement, @org.jspecify.annotations.Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, java.sql.Types.VARCHAR);
                case String text -> statement.setString(i + 1, text);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                default -> throw new IllegalArgumentException("cannot bind " + values[i]);
            }
        }
    }
}
