import { icon as key } from "icon:fingerprint";
import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button } from "../../ui/index.ts";
import { type Me, signInByPasskey } from "./account-queries.ts";
import { PasskeyProblem } from "./passkey-problem.tsx";
import { usePasskeysHere } from "./use-passkeys-here.ts";

/** Signs in with a passkey, where there can be one. */
export function PasskeySignIn({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }) {
  const offered = usePasskeysHere();
  const entering = useMutation({ mutationFn: signInByPasskey, onSuccess: onSignedIn });
  if (!offered) {
    return null;
  }
  return (
    <>
      {entering.isError && <PasskeyProblem fault={entering.error} />}
      <Button icon={key} busy={entering.isPending} onClick={() => entering.mutate()}>
        {messages.signIn.passkey}
      </Button>
    </>
  );
}
