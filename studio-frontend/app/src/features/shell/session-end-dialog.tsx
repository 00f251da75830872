import { useRouter } from "@tanstack/react-router";
import { useRef } from "react";
import { messages } from "../../messages/index.ts";
import { askAnew, useSessionEnd } from "../../service/index.ts";
import { Dialog } from "../../ui/index.ts";
import { type Me, SignInForm, useMe } from "../account/index.ts";

/** Has somebody sign in again over the page they are on, so that nothing on it is lost. */
export function SessionEndDialog() {
  const ended = useSessionEnd((state) => state.ended);
  const me = useMe();
  const router = useRouter();
  const before = useRef(me.person?.id);
  const goOn = (now: Me) => {
    if (now.person?.id === before.current) {
      return askAnew();
    }
    // Somebody else sits here now: nothing of the page is theirs.
    before.current = now.person?.id;
    return router.navigate({ to: "/", reloadDocument: true });
  };
  return (
    <Dialog open={ended} title={messages.signIn.title} text={messages.signIn.ended}>
      <SignInForm onSignedIn={goOn} />
    </Dialog>
  );
}
