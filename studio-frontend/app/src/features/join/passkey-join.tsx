import { icon as key } from "icon:fingerprint";
import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, text } from "../../ui/index.ts";
import { joinByPasskey, PasskeyProblem, usePasskeysHere } from "../account/index.ts";

interface PasskeyJoinProps {
  readonly code: string;
  readonly onJoined: () => void;
}

/** Comes in with a new passkey instead of a password; stands in the form, whose name and address it takes. */
export function PasskeyJoin({ code, onJoined }: PasskeyJoinProps) {
  const offered = usePasskeysHere();
  const joining = useMutation({
    mutationFn: (values: FormData) =>
      joinByPasskey({ code, name: text(values, "name").trim(), email: text(values, "email").trim() }),
    onSuccess: onJoined,
  });
  if (!offered) {
    return null;
  }
  return (
    <>
      {joining.isError && <PasskeyProblem fault={joining.error} />}
      <Button
        icon={key}
        busy={joining.isPending}
        onClick={({ currentTarget: { form } }) => form && joining.mutate(new FormData(form))}
      >
        {messages.join.passkey}
      </Button>
    </>
  );
}
