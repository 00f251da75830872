import { ok } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, askAnew, queryClient } from "../../service/index.ts";
import { askPasskey, makePasskey } from "../account/index.ts";

/** A passkey of the person. */
export type Passkey = Awaited<ReturnType<typeof passkeys>>["passkeys"][number];

const PASSKEYS = ["passkeys"] as const;

const passkeys = (signal: AbortSignal) => ok(api.GET("/api/v1/me/passkeys", { signal }));

export const passkeyQueries = {
  /** The person's passkeys, and how it may be proved who adds one. */
  all: () => queryOptions({ queryKey: PASSKEYS, queryFn: ({ signal }) => passkeys(signal) }),
};

/** Makes a passkey and adds it; the password or another passkey proves who asks. */
export async function addPasskey(name: string, password: string | undefined, byPasskey: boolean): Promise<Passkey> {
  const proof = password !== undefined ? { password } : byPasskey ? { passkey: await provenByPasskey() } : {};
  const { publicKey } = await ok(api.POST("/api/v1/me/passkeys/registration", { body: proof }));
  const passkey = await makePasskey(publicKey);
  const added = await ok(api.POST("/api/v1/me/passkeys", { body: { name, passkey } }));
  await queryClient.invalidateQueries({ queryKey: PASSKEYS });
  return added;
}

async function provenByPasskey() {
  const { publicKey } = await ok(api.POST("/api/v1/me/proof"));
  return askPasskey(publicKey);
}

export async function renamePasskey(passkey: string, name: string): Promise<void> {
  await api.PUT("/api/v1/me/passkeys/{passkey}", { params: { path: { passkey } }, body: { name } });
  await queryClient.invalidateQueries({ queryKey: PASSKEYS });
}

export async function removePasskey(passkey: string): Promise<void> {
  await api.DELETE("/api/v1/me/passkeys/{passkey}", { params: { path: { passkey } } });
  await askAnew();
}
