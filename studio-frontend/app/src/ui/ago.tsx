import { messages } from "../messages/index.ts";
import { useNow } from "./use-now.ts";

/** How long ago something was; the moment itself on hover. */
export function Ago({ at }: { readonly at: string }) {
  const moment = new Date(at);
  return (
    <time dateTime={at} title={messages.time.moment(moment)}>
      {messages.time.ago(moment, useNow())}
    </time>
  );
}
