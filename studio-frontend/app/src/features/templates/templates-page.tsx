import { messages } from "../../messages/index.ts";
import { Page } from "../../ui/index.ts";
import { mayEdit, useMe } from "../account/index.ts";
import { SampleCards } from "../flows/index.ts";

const words = messages.templates;

/** What a flow can be started from. */
export function TemplatesPage() {
  const editor = mayEdit(useMe());
  return (
    <Page title={words.title}>
      <p>{editor ? words.text : messages.flows.readOnly}</p>
      {editor && <SampleCards />}
    </Page>
  );
}
