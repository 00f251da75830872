import { useQuery } from "@tanstack/react-query";
import { accountQueries } from "./account-queries.ts";
import { knowsPasskeys } from "./passkey-ceremony.ts";

/** Returns whether passkeys can be used on this page: the browser knows them, and the service has them for its address. */
export function usePasskeysHere(): boolean {
  const ways = useQuery(accountQueries.waysIn());
  return knowsPasskeys() && (ways.data?.passkeyOrigins.includes(location.origin) ?? false);
}
