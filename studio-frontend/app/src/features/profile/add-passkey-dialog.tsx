import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import {
  Button,
  confirmDone,
  Dialog,
  DialogActions,
  Field,
  Form,
  Notice,
  ProblemNotice,
  text,
} from "../../ui/index.ts";
import { PasskeyGivenUp } from "../account/index.ts";
import { addPasskey } from "./passkey-actions.ts";

const words = messages.passkeys;

interface AddPasskeyDialogProps {
  /** How it can be proved who asks; none: by signing in again. */
  readonly proofs: readonly ("password" | "passkey" | "session")[];
  readonly onClose: () => void;
}

/** Asks for a name and a proof; the browser asks for the rest. */
export function AddPasskeyDialog({ proofs, onClose }: AddPasskeyDialogProps) {
  const [nameless, setNameless] = useState(false);
  const byPasskey = proofs.includes("passkey");
  const byPassword = proofs.includes("password") && !byPasskey;
  const adding = useMutation({
    mutationFn: (typed: { readonly name: string; readonly password: string }) =>
      addPasskey(typed.name, byPassword ? typed.password : undefined, byPasskey),
    onSuccess: ({ name }) => {
      confirmDone(words.added(name));
      onClose();
    },
  });
  const submit = (values: FormData) => {
    const typed = { name: text(values, "name").trim(), password: text(values, "password") };
    setNameless(typed.name === "");
    if (typed.name !== "") {
      adding.mutate(typed);
    }
  };
  if (proofs.length === 0) {
    return (
      <Dialog open title={words.add} text={words.again} onClose={onClose}>
        <DialogActions>
          <Button onClick={onClose}>{messages.common.close}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open title={words.add} text={byPasskey ? words.byPasskey : words.text} onClose={onClose}>
      <Form onSubmit={submit}>
        <Field
          label={words.name}
          name="name"
          maxLength={60}
          autoComplete="off"
          help={words.nameHelp}
          fault={nameless ? words.nameEmpty : undefined}
        />
        {byPassword && (
          <Field
            label={words.password}
            name="password"
            type="password"
            autoComplete="current-password"
            help={words.passwordHelp}
          />
        )}
        {adding.error instanceof PasskeyGivenUp && <Notice title={words.given} />}
        {adding.isError && !(adding.error instanceof PasskeyGivenUp) && <ProblemNotice fault={adding.error} />}
        <DialogActions>
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={adding.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
