import { messages } from "../../messages/index.ts";
import { Notice, ProblemNotice } from "../../ui/index.ts";
import { PasskeyGivenUp } from "./passkey-ceremony.ts";

/** Says why a passkey did not do it; giving up is no fault of anybody. */
export function PasskeyProblem({ fault }: { readonly fault: unknown }) {
  return fault instanceof PasskeyGivenUp ? (
    <Notice title={messages.signIn.passkeyGivenUp}>
      <p>{messages.signIn.passkeyNext}</p>
    </Notice>
  ) : (
    <ProblemNotice fault={fault} />
  );
}
