import { useSuspenseQuery } from "@tanstack/react-query";
import { accountQueries, type Me } from "./account-queries.ts";

/** Returns who is signed in; only for pages inside the frame, which nobody else sees. */
export function useMe(): Me {
  return useSuspenseQuery(accountQueries.me()).data;
}
