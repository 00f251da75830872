import { ok } from "@foldwork/api";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { api } from "../../service/index.ts";
import { Loading, Page, ProblemNotice } from "../../ui/index.ts";
import { flowQueries } from "../flows/index.ts";
import styles from "./editor-page.module.css";

const route = getRouteApi("/frame/flows/$flow");

/** A flow's draft as text. */
export function EditorPage() {
  const { flow } = route.useParams();
  const detail = useQuery(flowQueries.detail(flow));
  const draft = useQuery({
    queryKey: [...flowQueries.all, "draft", flow],
    queryFn: ({ signal }) => ok(api.GET("/api/v1/flows/{flow}/draft", { params: { path: { flow } }, signal })),
  });
  return (
    <Page title={detail.data?.title ?? messages.shell.flows}>
      {(detail.isError || draft.isError) && <ProblemNotice fault={detail.error ?? draft.error} />}
      {draft.isPending && <Loading what={messages.editor.loading} />}
      {draft.data !== undefined && <pre className={styles.text}>{draft.data.text}</pre>}
    </Page>
  );
}
