import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { type Me, signIn } from "./account-queries.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";

const words = messages.signIn;

/** Address and password, or a passkey. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }) {
  const entering = useMutation({
    mutationFn: (values: FormData) => signIn(text(values, "email").trim(), text(values, "password")),
    onSuccess: onSignedIn,
  });
  return (
    <>
      <Form onSubmit={(values) => entering.mutate(values)} label={words.title}>
        <Field label={words.email} name="email" type="email" autoComplete="username webauthn" required autoFocus />
        <Field label={words.password} name="password" type="password" autoComplete="current-password" required />
        {entering.isError && <ProblemNotice fault={entering.error} />}
        <Button type="submit" kind="accent" busy={entering.isPending}>
          {words.submit}
        </Button>
      </Form>
      <PasskeySignIn onSignedIn={onSignedIn} />
    </>
  );
}
