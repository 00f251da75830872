import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import {
  Ago,
  Button,
  Dialog,
  DialogActions,
  Field,
  Form,
  Loading,
  ProblemNotice,
  Table,
  text,
} from "../../ui/index.ts";
import { Choice, Part } from "./choices.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { makeToken, revokeToken, SCOPES, type Scope } from "./team-actions.ts";
import styles from "./team-page.module.css";
import { type Token, teamQueries } from "./team-queries.ts";

const words = messages.team.tokens;
const DAYS = [7, 30, 90, 366] as const;

/** The caller's tokens of this team. */
export function TokensView() {
  const tokens = useQuery(teamQueries.tokens());
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string>();
  const { columns } = words;
  return (
    <Part
      title={words.title}
      text={words.text}
      action={
        <Button kind="accent" onClick={() => setAsking(true)}>
          {words.make}
        </Button>
      }
    >
      {tokens.isError && <ProblemNotice fault={tokens.error} />}
      {tokens.isPending && <Loading what={messages.team.loading} rows={3} />}
      {tokens.data?.length === 0 && <p className={styles.text}>{words.none}</p>}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <Table heads={[columns.name, columns.scopes, columns.used, columns.expires, columns.actions]}>
          {tokens.data.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Table>
      )}
      {asking && (
        <MakeTokenDialog
          onMade={(token) => {
            setAsking(false);
            setMade(token);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {made !== undefined && (
        <ShownOnce title={words.made} label={words.token} value={made} onClose={() => setMade(undefined)} />
      )}
    </Part>
  );
}

function TokenRow({ token }: { readonly token: Token }) {
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <td className={styles.name}>{token.name}</td>
      <td>{token.scopes.map((scope) => words.scopeNames[scope] ?? scope).join(", ")}</td>
      <td>{token.lastUsedAt === null ? words.never : <Ago at={token.lastUsedAt} />}</td>
      <td>{messages.time.moment(new Date(token.expiresAt))}</td>
      <td>
        <div className={styles.acts}>
          <Button small aria-label={words.revokeLabel(token.name)} onClick={() => setAsking(true)}>
            {words.revoke}
          </Button>
        </div>
        {asking && (
          <ConfirmDialog
            title={words.revokeTitle(token.name)}
            text={words.revokeText}
            submit={words.revoke}
            act={() => revokeToken(token.id)}
            done={words.revoked(token.name)}
            onClose={() => setAsking(false)}
          />
        )}
      </td>
    </tr>
  );
}

interface MakeTokenDialogProps {
  readonly onMade: (token: string) => void;
  readonly onClose: () => void;
}

function MakeTokenDialog({ onMade, onClose }: MakeTokenDialogProps) {
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set<Scope>(["admin"]));
  const [days, setDays] = useState<number>(90);
  const [tried, setTried] = useState(false);
  const [name, setName] = useState("");
  const making = useMutation({
    mutationFn: (named: string) => makeToken(named, [...scopes], days),
    onSuccess: ({ token }) => onMade(token),
  });
  const toggle = (scope: Scope, on: boolean) => {
    const next = new Set(scopes);
    on ? next.add(scope) : next.delete(scope);
    setScopes(next);
  };
  const submit = (values: FormData) => {
    const named = text(values, "name").trim();
    setTried(true);
    setName(named);
    if (named !== "" && scopes.size > 0) {
      making.mutate(named);
    }
  };
  return (
    <Dialog open title={words.make} text={words.text} onClose={onClose}>
      <Form onSubmit={submit}>
        <Field
          label={words.name}
          name="name"
          maxLength={120}
          autoComplete="off"
          help={words.nameHelp}
          fault={tried && name === "" ? words.nameEmpty : undefined}
        />
        <fieldset className={styles.choices}>
          <legend className={styles.label}>{words.scopes}</legend>
          {SCOPES.map((scope) => (
            <label key={scope} className={styles.choice}>
              <input
                type="checkbox"
                checked={scopes.has(scope)}
                onChange={({ target }) => toggle(scope, target.checked)}
              />
              {words.scopeNames[scope]}
            </label>
          ))}
          {tried && scopes.size === 0 && <p className={styles.fault}>{words.scopesEmpty}</p>}
        </fieldset>
        <Choice
          label={words.days}
          value={days}
          options={DAYS.map((value) => ({ value, name: words.dayChoices[value] }))}
          onChange={setDays}
        />
        {making.isError && <ProblemNotice fault={making.error} />}
        <DialogActions>
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={making.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
