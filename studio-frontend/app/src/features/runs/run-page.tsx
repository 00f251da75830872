import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Ago, Loading, Notice, Page, ProblemNotice } from "../../ui/index.ts";
import { questionsOf } from "./question.ts";
import { QuestionCard } from "./question-card.tsx";
import styles from "./run-page.module.css";
import { runQueries } from "./run-queries.ts";
import { RunStatePill } from "./run-state-pill.tsx";

const words = messages.runs;
const route = getRouteApi("/frame/runs/$run");

/** One run: what became of it, and what came out. */
export function RunPage() {
  const { run: id } = route.useParams();
  const run = useQuery(runQueries.detail(id));
  const nodes = useQuery({ ...runQueries.nodes(id), enabled: run.data?.asking === true });
  const questions = run.data?.asking === true ? questionsOf(nodes.data ?? []) : [];
  return (
    <Page title={run.data?.title ?? words.title} actions={run.data && <RunStatePill run={run.data} />}>
      {run.isError && <ProblemNotice fault={run.error} />}
      {run.isPending && <Loading what={words.loading} />}
      {run.data !== undefined && (
        <p>
          <Ago at={run.data.createdAt} />
        </p>
      )}
      {nodes.isError && <ProblemNotice fault={nodes.error} />}
      {questions.map((question) => (
        <QuestionCard key={question.path} run={id} question={question} />
      ))}
      {run.data?.error && <Notice title={run.data.error.message ?? ""} />}
      {run.data?.output !== undefined && run.data.output !== null && (
        <pre className={styles.value}>{JSON.stringify(run.data.output, null, 2)}</pre>
      )}
    </Page>
  );
}
