import type { Schemas } from "@foldwork/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Field, Form, Loading, ProblemNotice, text } from "../../ui/index.ts";
import { forget, hasRole, leaveTeam, useMe } from "../account/index.ts";
import { Part } from "./choices.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { resealSecrets, saveSettings } from "./team-actions.ts";
import styles from "./team-page.module.css";
import { teamQueries } from "./team-queries.ts";

const words = messages.team.settings;
const { leave, leaveTitle, leaveText } = messages.team.members;

type Choice = "service" | "days" | "forever";

/** What a team decides for itself. */
export function SettingsView() {
  const settings = useQuery(teamQueries.settings());
  const owner = hasRole(useMe(), "owner");
  return (
    <>
      <Part title={words.retention} text={words.retentionText} className={styles.narrow}>
        {settings.isError && <ProblemNotice fault={settings.error} />}
        {settings.isPending && <Loading what={messages.team.loading} rows={2} />}
        {settings.data !== undefined && <RetentionForm settings={settings.data} owner={owner} />}
        {!owner && <p className={styles.quiet}>{words.ownerOnly}</p>}
      </Part>
      {owner && <ResealPart />}
      <LeavePart />
    </>
  );
}

interface RetentionFormProps {
  readonly settings: Schemas["Settings"];
  readonly owner: boolean;
}

function RetentionForm({ settings, owner }: RetentionFormProps) {
  const { keepRunsDays, keepRuns } = settings;
  const [choice, setChoice] = useState<Choice>(
    keepRunsDays === null ? "service" : keepRunsDays === 0 ? "forever" : "days",
  );
  const [fault, setFault] = useState(false);
  const saving = useMutation({ mutationFn: saveSettings, onSuccess: () => confirmDone(words.saved) });
  const choices: readonly Choice[] = keepRuns.most === 0 ? ["service", "days", "forever"] : ["service", "days"];
  const names: Readonly<Record<Choice, string>> = {
    service: words.asService,
    days: words.days,
    forever: words.forever,
  };
  const submit = (values: FormData) => {
    const days = Number(text(values, "days"));
    const fits =
      Number.isInteger(days) && days >= Math.max(1, keepRuns.least) && (keepRuns.most === 0 || days <= keepRuns.most);
    setFault(choice === "days" && !fits);
    if (choice !== "days" || fits) {
      saving.mutate(choice === "service" ? null : choice === "forever" ? 0 : days);
    }
  };
  return (
    <Form onSubmit={submit}>
      <fieldset className={styles.choices} disabled={!owner}>
        <legend className={styles.quiet}>{words.now(keepRuns.days)}</legend>
        {choices.map((each) => (
          <label key={each} className={styles.choice}>
            <input type="radio" name="choice" checked={choice === each} onChange={() => setChoice(each)} />
            {names[each]}
          </label>
        ))}
      </fieldset>
      {choice === "days" && (
        <Field
          label={words.daysLabel}
          name="days"
          inputMode="numeric"
          disabled={!owner}
          defaultValue={keepRunsDays === null || keepRunsDays === 0 ? "" : String(keepRunsDays)}
          help={words.bounds(Math.max(1, keepRuns.least), keepRuns.most)}
          fault={fault ? words.daysFault : undefined}
        />
      )}
      {saving.isError && <ProblemNotice fault={saving.error} />}
      {owner && (
        <div>
          <Button type="submit" kind="ink" busy={saving.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </Form>
  );
}

function ResealPart() {
  const sealing = useMutation({
    mutationFn: resealSecrets,
    onSuccess: ({ resealed }) => confirmDone(words.resealed(resealed)),
  });
  return (
    <Part title={words.reseal} text={words.resealText} className={styles.narrow}>
      {sealing.isError && <ProblemNotice fault={sealing.error} />}
      <div>
        <Button busy={sealing.isPending} onClick={() => sealing.mutate()}>
          {words.reseal}
        </Button>
      </div>
    </Part>
  );
}

function LeavePart() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const gone = () => router.navigate({ to: "/sign-in" }).then(forget);
  return (
    <Part title={leave} text={leaveText} className={styles.narrow}>
      <div>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {leave}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={leaveTitle}
          text={leaveText}
          submit={leave}
          act={leaveTeam}
          onDone={gone}
          onClose={() => setAsking(false)}
        />
      )}
    </Part>
  );
}
