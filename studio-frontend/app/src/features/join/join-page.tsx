import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useRouter, useRouterState } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, DoorPage, Field, Form, Or, ProblemNotice, text } from "../../ui/index.ts";
import { accountQueries, join } from "../account/index.ts";
import { PasskeyJoin } from "./passkey-join.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";

const words = messages.join;
/** What an invitation's link has behind the #. */
const CODE = /^fwi_[A-Za-z0-9_-]{20,80}$/;

/** Where the link of an invitation leads, and that of the first owner. */
export function JoinPage() {
  const code = useRouterState({ select: (state) => state.location.hash });
  return CODE.test(code) ? <JoinCard code={code} /> : <IncompleteLink />;
}

function JoinCard({ code }: { readonly code: string }) {
  const router = useRouter();
  const ways = useQuery(accountQueries.waysIn());
  const joining = useMutation({
    mutationFn: (values: FormData) =>
      join({
        code,
        name: text(values, "name").trim(),
        email: text(values, "email").trim(),
        password: text(values, "password"),
      }),
    // The link has done its work, so going back does not lead here.
    onSuccess: () => router.history.replace("/"),
  });
  const providers = ways.data?.providers ?? [];
  return (
    <DoorPage title={words.title} text={words.text}>
      <Form onSubmit={(values) => joining.mutate(values)} label={words.title}>
        <Field label={words.name} name="name" autoComplete="name" autoFocus />
        <Field label={words.email} name="email" type="email" autoComplete="username" />
        <Field
          label={words.password}
          name="password"
          type="password"
          autoComplete="new-password"
          help={words.passwordHelp}
        />
        {joining.isError && <ProblemNotice fault={joining.error} />}
        <Button type="submit" kind="accent" busy={joining.isPending}>
          {words.submit}
        </Button>
        <PasskeyJoin code={code} onJoined={() => router.history.replace("/")} />
      </Form>
      {providers.length > 0 && (
        <>
          <Or>{words.or}</Or>
          <ProviderButtons providers={providers} code={code} />
        </>
      )}
    </DoorPage>
  );
}

function IncompleteLink() {
  return (
    <DoorPage title={words.incomplete.title} text={words.incomplete.text}>
      <Button asChild>
        <Link to="/sign-in">{words.incomplete.signIn}</Link>
      </Button>
    </DoorPage>
  );
}
