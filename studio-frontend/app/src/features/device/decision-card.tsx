import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, DoorPage, ProblemNotice } from "../../ui/index.ts";
import { useMe } from "../account/index.ts";
import styles from "./decision-card.module.css";
import { decide, type Waiting } from "./device-api.ts";

const words = messages.device;

interface DecisionCardProps {
  readonly code: string;
  readonly waiting: Waiting;
  readonly onDecided: (decision: "approve" | "deny") => void;
  readonly onBack: () => void;
}

/** Says which program asks for what, before anybody lets it in. */
export function DecisionCard({ code, waiting, onDecided, onBack }: DecisionCardProps) {
  const me = useMe();
  const deciding = useMutation({
    mutationFn: (decision: "approve" | "deny") => decide(code, decision),
    onSuccess: (_, decision) => onDecided(decision),
  });
  return (
    <DoorPage title={words.asks(waiting.client)}>
      <div className={styles.facts}>
        <p>{words.team(me.team.name ?? "")}</p>
        <ul className={styles.scopes}>
          {waiting.scopes.map((scope) => (
            <li key={scope}>{words.scope(scope)}</li>
          ))}
        </ul>
        <p>{words.from(waiting.address)}</p>
        <p className={styles.code}>{code.toUpperCase()}</p>
        <p>{words.warning}</p>
      </div>
      {deciding.isError && (
        <ProblemNotice fault={deciding.error}>
          <Button small onClick={onBack}>
            {words.another}
          </Button>
        </ProblemNotice>
      )}
      <div className={styles.actions}>
        <Button busy={deciding.isPending} onClick={() => deciding.mutate("deny")}>
          {words.deny}
        </Button>
        <Button kind="accent" busy={deciding.isPending} onClick={() => deciding.mutate("approve")}>
          {words.approve}
        </Button>
      </div>
    </DoorPage>
  );
}
