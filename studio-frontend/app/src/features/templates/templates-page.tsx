import { icon as share } from "icon:share-network";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, EmptyState, Loading, Page, ProblemNotice } from "../../ui/index.ts";
import { mayEdit, useMe } from "../account/index.ts";
import { SampleCards } from "../flows/index.ts";
import { FolderGalleries } from "./folder/folder-galleries.tsx";
import { GalleryFilters } from "./gallery-filters.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { TemplateCard } from "./template-card.tsx";
import { type Template, templateQueries } from "./template-queries.ts";
import styles from "./templates-page.module.css";
import { UpdateList } from "./update-list.tsx";
import { UseWizard } from "./use-wizard.tsx";

const words = messages.templates;
const route = getRouteApi("/frame/templates");

/** The team's gallery: what flows can be started from, and which of the own ones can be updated. */
export function TemplatesPage() {
  const { q, tag, publish: wanted } = route.useSearch();
  const navigate = useNavigate();
  const editor = mayEdit(useMe());
  const [publishing, setPublishing] = useState(wanted !== undefined);
  const [used, setUsed] = useState<Template>();
  const pages = useInfiniteQuery(templateQueries.pages(q, tag));
  const found = pages.data?.pages.flatMap(({ templates }) => templates);
  const filtered = q !== undefined || tag !== undefined;
  const publish = (
    <Button kind="accent" icon={share} onClick={() => setPublishing(true)}>
      {words.publish}
    </Button>
  );
  return (
    <Page title={words.title} actions={editor && publish}>
      <p className={styles.text}>{editor ? words.text : messages.flows.readOnly}</p>
      <UpdateList editor={editor} />
      {(filtered || (found !== undefined && found.length > 0)) && (
        <GalleryFilters key={q ?? ""} q={q} tag={tag} tags={found?.flatMap((each) => each.tags) ?? []} />
      )}
      {pages.isError && (
        <ProblemNotice fault={pages.error}>
          <Button small onClick={() => pages.refetch()}>
            {messages.common.tryAgain}
          </Button>
        </ProblemNotice>
      )}
      {pages.isPending && <Loading what={words.loading} />}
      {found?.length === 0 && !filtered && <EmptyState text={editor ? words.empty : words.emptyReadOnly} />}
      {found?.length === 0 && filtered && (
        <EmptyState text={words.nothing}>
          <Button onClick={() => navigate({ to: "/templates", search: {} })}>{words.clear}</Button>
        </EmptyState>
      )}
      {found !== undefined && found.length > 0 && (
        <ul className={styles.cards}>
          {found.map((each) => (
            <TemplateCard key={each.id} template={each} editor={editor} onUse={() => setUsed(each)} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {editor && <FolderGalleries q={q} tag={tag} />}
      {editor && (
        <section className={styles.section}>
          <h2>{words.samples}</h2>
          <p className={styles.text}>{words.samplesText}</p>
          <SampleCards />
        </section>
      )}
      {publishing && editor && <PublishDialog flow={wanted} onClose={() => setPublishing(false)} />}
      {used !== undefined && <UseWizard template={used} onClose={() => setUsed(undefined)} />}
    </Page>
  );
}
