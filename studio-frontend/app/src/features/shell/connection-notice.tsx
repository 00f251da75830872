import { icon as cloudSlash } from "icon:cloud-slash";
import { icon as hourglass } from "icon:hourglass-medium";
import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { useConnectedness } from "../../service/index.ts";
import { Icon } from "../../ui/index.ts";
import styles from "./connection-notice.module.css";
import { serviceLives } from "./service-lives.ts";

const ASK_AGAIN_MILLIS = 2_000;

/** Asks until the service is back when it is away: what waits for that is sent then. */
export function useReturn(): void {
  const now = useConnectedness((state) => state.now);
  useQuery({
    queryKey: ["service-lives"],
    queryFn: serviceLives,
    enabled: now === "lost",
    refetchInterval: ASK_AGAIN_MILLIS,
    networkMode: "always",
    retry: false,
    gcTime: 0,
  });
}

/** Says that the service is slow or away. */
export function ConnectionNotice() {
  const now = useConnectedness((state) => state.now);
  return (
    <div role="status">
      {now !== "good" && (
        <p className={styles.notice}>
          <Icon of={now === "lost" ? cloudSlash : hourglass} />
          {now === "lost" ? messages.shell.lost : messages.shell.slow}
        </p>
      )}
    </div>
  );
}
