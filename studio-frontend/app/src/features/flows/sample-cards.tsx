import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, Loading, ProblemNotice } from "../../ui/index.ts";
import { createFlow } from "./flow-queries.ts";
import styles from "./sample-cards.module.css";

const words = messages.flows.samples;

/** Comes with the samples themselves, once somebody wants to see them. */
const samplesQuery = {
  queryKey: ["samples"],
  queryFn: async () => (await import("./samples.ts")).samples,
  staleTime: Number.POSITIVE_INFINITY,
};

/** Flows that run as they are; using one makes a copy and opens it. */
export function SampleCards() {
  const navigate = useNavigate();
  const samples = useQuery(samplesQuery);
  const using = useMutation({
    mutationFn: (text: string) => createFlow(text),
    onSuccess: (flow) => navigate({ to: "/flows/$flow", params: { flow: flow.id } }),
  });
  return (
    <>
      {(using.isError || samples.isError) && <ProblemNotice fault={using.error ?? samples.error} />}
      {samples.isPending && <Loading what={words.title} />}
      <ul className={styles.cards}>
        {samples.data?.map(({ name, title, summary, text }) => (
          <li key={name} className={styles.card}>
            <div className={styles.words}>
              <h3>{title}</h3>
              <p>{summary}</p>
            </div>
            <Button
              small
              aria-label={`${words.use}: ${title}`}
              busy={using.isPending}
              onClick={() => using.mutate(text)}
            >
              {words.use}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
