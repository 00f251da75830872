import { icon as carets } from "icon:caret-up-down";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { FailureDialog, Icon, Menu, MenuChoice } from "../../ui/index.ts";
import { enterTeam, useMe } from "../account/index.ts";
import styles from "./bar.module.css";

/** Says whose flows one sees; somebody with several teams changes them here. */
export function TeamMenu() {
  const me = useMe();
  const router = useRouter();
  const entering = useMutation({ mutationFn: enterTeam, onSuccess: () => router.history.push("/") });
  const name = me.team.name ?? "";
  if (me.teams.length < 2) {
    return (
      <span className={styles.team}>
        <span>{name}</span>
      </span>
    );
  }
  const options = me.teams.flatMap((team) => (team.id && team.name ? [{ value: team.id, name: team.name }] : []));
  const trigger = (
    <button type="button" className={styles.team} aria-label={`${messages.shell.switchTeam}: ${name}`}>
      <span>{name}</span>
      <Icon of={carets} size={14} />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} align="start">
        <MenuChoice
          label={messages.shell.switchTeam}
          value={me.team.id ?? ""}
          options={options}
          onChoose={(team) => entering.mutate(team)}
        />
      </Menu>
      <FailureDialog title={messages.shell.switchTeam} fault={entering.error} onClose={entering.reset} />
    </>
  );
}
