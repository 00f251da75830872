package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.RUN_EVENT;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Finds open questions in the record: those whose node has been neither answered nor settled since it asked. */
final class OpenQuestionStore {

    private static final String ASKING = "node_asking";
    private static final Field<String> KIND = DSL.field(DSL.name("last", "kind"), String.class);
    private static final Field<Long> SEQ = DSL.field(DSL.name("last", "seq"), Long.class);
    private static final Field<String> QUESTION = DSL.field(DSL.name("last", "question"), String.class);

    private OpenQuestionStore() {}

    /** Returns how many questions of a run are open. */
    static Select<Record1<Integer>> count(UUID run) {
        return DSL.selectCount().from(of(RUN_EVENT.RUN_ID.eq(run), 0)).where(KIND.eq(ASKING));
    }

    /** Returns the text of the question that has been open longest, cut off after so many characters. */
    static Select<Record1<String>> question(Field<UUID> run, int longest) {
        return DSL.select(QUESTION)
                .from(of(RUN_EVENT.RUN_ID.eq(run), longest))
                .where(KIND.eq(ASKING))
                .orderBy(SEQ)
                .limit(1);
    }

    private static Table<?> of(Condition ofRun, int longest) {
        Field<String> text =
                DSL.field("left({0} ->> 'question', {1})", String.class, RUN_EVENT.DATA, DSL.inline(longest));
        return DSL.select(RUN_EVENT.PATH, RUN_EVENT.KIND, RUN_EVENT.SEQ, text.as("question"))
                .distinctOn(RUN_EVENT.PATH)
                .from(RUN_EVENT)
                .where(ofRun)
                .and(RUN_EVENT.KIND.in(ASKING, "node_answered", "node_settled"))
                .orderBy(RUN_EVENT.PATH, RUN_EVENT.SEQ.desc())
                .asTable("last");
    }
}
