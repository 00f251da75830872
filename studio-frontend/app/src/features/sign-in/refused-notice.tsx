import { messages } from "../../messages/index.ts";
import { Notice } from "../../ui/index.ts";

const { byCode, refused } = messages.problems;

interface RefusedNoticeProps {
  /** The code of the refusal, as the address has it. */
  readonly code: string;
  readonly provider: string | undefined;
}

/** Says why coming back from a provider let nobody in. */
export function RefusedNotice({ code, provider = messages.signIn.theProvider }: RefusedNoticeProps) {
  // The address is anybody's to write, so only what stands here is shown.
  const words = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  return (
    <Notice title={messages.signIn.refused(provider)}>
      {words?.why !== undefined && <p>{words.why}</p>}
      <p>{(words ?? refused).next}</p>
    </Notice>
  );
}
