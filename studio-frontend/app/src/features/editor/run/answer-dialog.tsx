import { messages } from "../../../messages/index.ts";
import { Dialog } from "../../../ui/index.ts";
import { QuestionForm } from "../../runs/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";

/** Answers a question of the shown run that needs more room than a step has. */
export function AnswerDialog() {
  const editor = useEditor();
  const run = useEditing((state) => state.run?.id);
  const path = useEditing((state) => state.answering);
  const question = useEditing((state) => (path === undefined ? undefined : state.runView?.steps.get(path)?.question));
  const close = () => editor.setState({ answering: undefined });
  // Once it is answered, here or elsewhere, there is nothing more to ask.
  return run === undefined || path === undefined || question === undefined ? null : (
    <Dialog open title={messages.run.question.asks} onClose={close}>
      <QuestionForm run={run} path={path} question={question} />
    </Dialog>
  );
}
