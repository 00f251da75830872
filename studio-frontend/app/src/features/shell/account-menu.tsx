import { icon as leave } from "icon:sign-out";
import { icon as person } from "icon:user";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { THEMES, useTheme } from "../../design/theme.ts";
import { messages } from "../../messages/index.ts";
import { FailureDialog, Menu, MenuChoice, MenuHead, MenuItem, MenuLine } from "../../ui/index.ts";
import { forget, signOut, useMe } from "../account/index.ts";
import styles from "./bar.module.css";

const words = messages.shell;

/** Who one is, how the studio looks, and the way out. */
export function AccountMenu() {
  const me = useMe();
  const router = useRouter();
  const theme = useTheme((state) => state.theme);
  const choose = useTheme((state) => state.choose);
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await router.navigate({ to: "/sign-in" });
      forget();
    },
  });
  const options = THEMES.map((value) => ({ value, name: words.themes[value] }));
  return (
    <>
      <Menu
        trigger={
          <button type="button" className={styles.face} aria-label={`${words.account}, ${initials(me.name)}`}>
            {initials(me.name)}
          </button>
        }
      >
        <MenuHead title={me.name} note={me.person?.email} />
        <MenuLine />
        <MenuChoice label={words.theme} value={theme} options={options} onChoose={choose} />
        <MenuLine />
        <MenuItem icon={person} onSelect={() => router.navigate({ to: "/account" })}>
          {words.account}
        </MenuItem>
        <MenuItem icon={leave} onSelect={() => leaving.mutate()}>
          {words.signOut}
        </MenuItem>
      </Menu>
      <FailureDialog title={words.signOut} fault={leaving.error} onClose={leaving.reset} />
    </>
  );
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/u);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => [...(part ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
