import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions } from "../../ui/index.ts";
import { startQueries } from "../runs/index.ts";
import { curlLines, exampleBody } from "./curl.ts";
import type { OpenedWebhook } from "./trigger-actions.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.opened;

interface OpenedDialogProps {
  readonly webhook: OpenedWebhook;
  readonly onClose: () => void;
}

/** The address and the key of a webhook, which nobody sees again, and lines that try it. */
export function OpenedDialog({ webhook, onClose }: OpenedDialogProps) {
  const flow = webhook.flowId ?? "";
  const versions = useQuery({ ...startQueries.versions(flow), enabled: flow !== "" });
  const version = webhook.version ?? versions.data?.[0];
  const needs = useQuery({ ...startQueries.needs(flow, version ?? 0, undefined), enabled: version !== undefined });
  const url = `${location.origin}${webhook.path}`;
  const body = exampleBody(needs.data?.inputs ?? {}, new Set(Object.keys(webhook.inputs)), webhook.bodyInput);
  return (
    <Dialog open title={words.title(webhook.name)} text={words.text} wide>
      <Kept label={words.address} value={url} />
      {webhook.signingKey !== null && <Kept label={words.key} value={webhook.signingKey} />}
      <Kept label={words.try} value={curlLines(url, body, webhook.signingKey)} />
      <DialogActions>
        <Button kind="ink" onClick={onClose}>
          {messages.team.once.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Kept({ label, value }: { readonly label: string; readonly value: string }) {
  const copy = () => navigator.clipboard.writeText(value).then(() => confirmDone(messages.team.once.copied));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not shrink to its dialog
    <div role="group" aria-label={label} className={styles.once}>
      <div className={styles.oncehead}>
        <span className={styles.label}>{label}</span>
        <Button small aria-label={words.copy(label)} onClick={copy}>
          {messages.team.once.copy}
        </Button>
      </div>
      {/* What does not fit scrolls, which the keyboard can do too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <code className={styles.code} tabIndex={0}>
        {value}
      </code>
    </div>
  );
}
