import { icon as dots } from "icon:dots-three-bold";
import { icon as trash } from "icon:trash";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, IconButton, Loading, Menu, MenuItem, Page, ProblemNotice, Tag } from "../../ui/index.ts";
import { mayEdit, useMe } from "../account/index.ts";
import { Verified } from "./facts.tsx";
import { LeftOut, NeedsList, VersionList } from "./template-lists.tsx";
import styles from "./template-page.module.css";
import { TemplatePreview } from "./template-preview.tsx";
import { type TemplateDetail, templateQueries } from "./template-queries.ts";
import { UseWizard } from "./use-wizard.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

const words = messages.templates;
const route = getRouteApi("/frame/templates/$template");

/** Everything about one template. */
export function TemplatePage() {
  const { template } = route.useParams();
  const detail = useQuery(templateQueries.detail(template));
  if (detail.data === undefined) {
    return (
      <Page title={words.title}>
        {detail.isError ? <ProblemNotice fault={detail.error} /> : <Loading what={words.loadingOne} />}
        <p>
          <Link to="/templates">{words.title}</Link>
        </p>
      </Page>
    );
  }
  return <Shown template={detail.data} />;
}

function Shown({ template }: { readonly template: TemplateDetail }) {
  const editor = mayEdit(useMe());
  const [asked, setAsked] = useState<"use" | "withdraw">();
  const { id, title, summary, tags, author, version, flow, history } = template;
  const actions = (
    <>
      <Button kind="accent" onClick={() => setAsked("use")}>
        {words.use}
      </Button>
      <Menu trigger={<IconButton icon={dots} label={words.actions} />}>
        <MenuItem icon={trash} danger onSelect={() => setAsked("withdraw")}>
          {words.withdraw.menu}
        </MenuItem>
      </Menu>
    </>
  );
  return (
    <Page title={title} actions={editor && actions}>
      <div className={styles.columns}>
        <div className={styles.main}>
          {summary !== "" && <p className={styles.summary}>{summary}</p>}
          <div className={styles.preview}>
            <TemplatePreview template={id} version={version} named />
          </div>
          <section className={styles.section}>
            <h2>{words.needs}</h2>
            <NeedsList template={template} />
          </section>
        </div>
        <div className={styles.side}>
          <Verified template={template} />
          {history.runs > 0 && <p className={styles.small}>{words.goodRuns(history.succeeded, history.runs)}</p>}
          <p className={styles.small}>
            {words.version(version)} {words.by(author)}
          </p>
          {flow !== null && (
            <Link to="/flows/$flow" params={{ flow }}>
              {words.openFlow}
            </Link>
          )}
          {tags.length > 0 && (
            <p className={styles.tags}>
              {tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </p>
          )}
          <section className={styles.section}>
            <h2>{words.history}</h2>
            <VersionList template={id} />
          </section>
          <section className={styles.section}>
            <h2>{words.leftOut}</h2>
            <LeftOut template={template} />
          </section>
        </div>
      </div>
      {asked === "use" && <UseWizard template={template} onClose={() => setAsked(undefined)} />}
      {asked === "withdraw" && <WithdrawDialog template={template} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
