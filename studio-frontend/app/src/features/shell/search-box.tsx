import { icon as glass } from "icon:magnifying-glass";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Icon } from "../../ui/index.ts";
import styles from "./bar.module.css";

const PAUSE_MILLIS = 200;

/** Looks for flows; what is looked for stands in the address, so that it can be handed on. */
export function SearchBox() {
  const asked = useSearch({ strict: false, select: (search) => search.q ?? "" });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(asked);
  const sent = useRef(asked);
  // What somebody types meanwhile is newer than what the address says because of it.
  useEffect(() => {
    if (asked !== sent.current) {
      sent.current = asked;
      setTyped(asked);
    }
  }, [asked]);
  useEffect(() => {
    if (typed === asked) {
      return undefined;
    }
    const find = () => {
      sent.current = typed;
      return navigate({
        to: "/",
        search: (before) => ({ ...before, q: typed === "" ? undefined : typed }),
        replace: true,
      });
    };
    const timer = setTimeout(find, PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [typed, asked, navigate]);
  return (
    <search className={styles.search}>
      <Icon of={glass} />
      <input
        type="search"
        value={typed}
        maxLength={200}
        aria-label={messages.flows.search}
        placeholder={messages.flows.search}
        onChange={(event) => setTyped(event.target.value)}
      />
    </search>
  );
}
