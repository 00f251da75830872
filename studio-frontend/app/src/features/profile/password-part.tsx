import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { changePassword } from "./profile-actions.ts";
import styles from "./profile-page.module.css";

const words = messages.profile.password;
const SHORTEST = 12;

/** Another password; the old one proves who asks. */
export function PasswordPart() {
  const [faults, setFaults] = useState({ old: false, new: false });
  // A form that is made anew forgets what was typed.
  const [round, setRound] = useState(0);
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      confirmDone(words.changed);
      setRound(round + 1);
    },
  });
  const submit = (values: FormData) => {
    const typed = { old: text(values, "old"), new: text(values, "new") };
    const found = { old: typed.old === "", new: typed.new.length < SHORTEST };
    setFaults(found);
    if (!found.old && !found.new) {
      changing.mutate(typed);
    }
  };
  return (
    <section className={styles.part} aria-labelledby="password">
      <h2 id="password" className={styles.title}>
        {words.title}
      </h2>
      <p className={styles.text}>{words.text}</p>
      <div className={styles.narrow}>
        <Form key={round} onSubmit={submit} label={words.title}>
          <Field
            label={words.old}
            name="old"
            type="password"
            autoComplete="current-password"
            fault={faults.old ? words.missing : undefined}
          />
          <Field
            label={words.new}
            name="new"
            type="password"
            autoComplete="new-password"
            maxLength={200}
            help={words.help}
            fault={faults.new ? words.short : undefined}
          />
          {changing.isError && <ProblemNotice fault={changing.error} />}
          <div>
            <Button type="submit" kind="ink" busy={changing.isPending}>
              {words.submit}
            </Button>
          </div>
        </Form>
      </div>
    </section>
  );
}
