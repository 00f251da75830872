package dev.foldwork.backend.rate;

import static dev.foldwork.schema.Tables.RATE;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Component;

/** Allowances in the database, by its clock, so that backends whose clocks differ agree. */
@Component
class RateStore {

    private static final Field<OffsetDateTime> NOW = DSL.field("clock_timestamp()", SQLDataType.TIMESTAMPWITHTIMEZONE);

    private final DSLContext database;

    RateStore(DSLContext database) {
        this.database = database;
    }

    /**
     * Takes a share of an allowance in one statement; changes nothing when too little is left.
     *
     * @param share how long the allowance takes to grow by what is taken
     * @param whole how long it takes to grow from nothing to all of it
     */
    boolean take(String key, Duration share, Duration whole) {
        Field<OffsetDateTime> used = DSL.greatest(RATE.FULL_AT, NOW).add(interval(share));
        return database.insertInto(RATE)
                        .set(RATE.KEY, key)
                        .set(RATE.FULL_AT, NOW.add(interval(share)))
                        .onConflict(RATE.KEY)
                        .doUpdate()
                        .set(RATE.FULL_AT, used)
                        .where(used.le(NOW.add(interval(whole))))
                        .execute()
                > 0;
    }

    /** Returns how long it takes until the allowance is whole again. */
    Duration untilWhole(String key) {
        Field<Double> seconds =
                DSL.field("extract(epoch from {0} - clock_timestamp())::float8", Double.class, RATE.FULL_AT);
        return database.select(seconds)
                .from(RATE)
                .where(RATE.KEY.eq(key))
                .fetchOptional(row -> Duration.ofNanos(Math.max(0, Math.round(row.value1() * 1e9))))
                .orElse(Duration.ZERO);
    }

    /** Forgets allowances that are whole. */
    void forgetWhole() {
        database.deleteFrom(RATE).where(RATE.FULL_AT.lt(NOW)).execute();
    }

    private static Field<DayToSecond> interval(Duration duration) {
        return DSL.val(DayToSecond.valueOf(duration));
    }
}
