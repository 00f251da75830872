import { icon as keyIcon } from "icon:key";
import type { NodePath } from "@foldwork/model";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { told } from "../../../service/index.ts";
import { Button, Icon } from "../../../ui/index.ts";
import { hasRole, useMe } from "../../account/index.ts";
import { answerQuestion, fixOf } from "../../runs/index.ts";
import { refuse } from "../actions/apply.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Foot } from "./feet.ts";
import styles from "./marks.module.css";
import { showTrouble } from "./walk-run.ts";

const words = messages.editor.run;

interface FootActionsProps {
  readonly path: NodePath;
  readonly foot: Foot;
}

/** The buttons at the foot of a step: they answer, lead to what is inside, or to where it is solved. */
export function FootActions({ path, foot }: FootActionsProps) {
  const editor = useEditor();
  const error = useEditing((state) => state.places.get(path)?.shown.error);
  const past = useEditing((state) => state.replay === "past");
  const fix = error === undefined ? undefined : fixOf(error);
  if (past) {
    // What was asked then may have been answered since.
    return null;
  }
  if (foot.kind === "question") {
    return <Answers path={path} foot={foot} />;
  }
  return (
    // A double click on a button is no wish to rename.
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons have keys
    <div className={`${styles.acts} nodrag`} onDoubleClick={(event) => event.stopPropagation()}>
      {fix === undefined ? (
        <Button small onClick={() => showTrouble(editor, path)}>
          {words.showInside}
        </Button>
      ) : (
        <Button small asChild>
          <Link to="/team/$view" params={{ view: fix.view }} search={{ name: fix.name }}>
            <Icon of={keyIcon} size={14} />
            {messages.run.fixes[fix.kind]}
          </Link>
        </Button>
      )}
    </div>
  );
}

function Answers({ path, foot }: FootActionsProps) {
  const editor = useEditor();
  const may = hasRole(useMe(), "runner");
  const run = useEditing((state) => state.run?.id);
  const asking = useEditing((state) => state.places.get(path)?.shown.path);
  const answering = useMutation({
    mutationFn: (answer: string) => answerQuestion(run ?? "", asking ?? "", answer),
    onError: (fault) => refuse(editor, told(fault).what),
  });
  const why = may ? {} : { title: messages.run.question.viewer };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons have keys
    <div className={`${styles.acts} nodrag`} onDoubleClick={(event) => event.stopPropagation()}>
      {foot.options?.map(({ id, label }) => (
        <Button
          key={id}
          small
          disabled={!may || answering.isPending || answering.isSuccess}
          {...why}
          onClick={() => answering.mutate(id)}
        >
          {label}
        </Button>
      )) ?? (
        <Button small disabled={!may} {...why} onClick={() => editor.setState({ answering: asking })}>
          {words.answer}
        </Button>
      )}
    </div>
  );
}
