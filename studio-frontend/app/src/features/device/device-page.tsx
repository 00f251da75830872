import { useMutation } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, DoorPage, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { DecisionCard } from "./decision-card.tsx";
import { type Waiting, waitingFor } from "./device-api.ts";

const words = messages.device;

type State =
  | { readonly kind: "asking" }
  | { readonly kind: "deciding"; readonly code: string; readonly waiting: Waiting }
  | { readonly kind: "approved" }
  | { readonly kind: "denied" };

/** Where a program sends its person to let it in. */
export function DevicePage() {
  const [state, setState] = useState<State>({ kind: "asking" });
  switch (state.kind) {
    case "asking":
      return <CodeCard onFound={(code, waiting) => setState({ kind: "deciding", code, waiting })} />;
    case "deciding":
      return (
        <DecisionCard
          code={state.code}
          waiting={state.waiting}
          onDecided={(decision) => setState({ kind: decision === "approve" ? "approved" : "denied" })}
          onBack={() => setState({ kind: "asking" })}
        />
      );
    case "approved":
    case "denied":
      return (
        <DoorPage title={words[state.kind].title} text={words[state.kind].text}>
          <Button asChild>
            <Link to="/">{words.home}</Link>
          </Button>
        </DoorPage>
      );
  }
}

function CodeCard({ onFound }: { readonly onFound: (code: string, waiting: Waiting) => void }) {
  const given = useRouterState({ select: (state) => state.location.hash });
  const looking = useMutation({
    mutationFn: async (code: string) => ({ code, waiting: await waitingFor(code) }),
    onSuccess: ({ code, waiting }) => onFound(code, waiting),
  });
  return (
    <DoorPage title={words.title} text={words.text}>
      <Form onSubmit={(values) => looking.mutate(text(values, "code").trim())} label={words.title}>
        <Field
          label={words.code}
          name="code"
          help={words.codeHelp}
          defaultValue={/^[A-Za-z-]{1,12}$/.test(given) ? given : ""}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          autoFocus
        />
        {looking.isError && <ProblemNotice fault={looking.error} />}
        <Button type="submit" kind="accent" busy={looking.isPending}>
          {words.look}
        </Button>
      </Form>
    </DoorPage>
  );
}
