import { ok, type Schemas } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, queryClient } from "../../service/index.ts";

/** A passkey of the person. */
export type Passkey = Awaited<ReturnType<typeof passkeys>>["passkeys"][number];

type CreationOptions = Schemas["CreationOptions"];
type RequestOptions = Schemas["RequestOptions"];

const PASSKEYS = ["passkeys"] as const;

const passkeys = (signal: AbortSignal) => ok(api.GET("/api/v1/me/passkeys", { signal }));

export const passkeyQueries = {
  /** The person's passkeys, and how it may be proved who adds one. */
  all: () => queryOptions({ queryKey: PASSKEYS, queryFn: ({ signal }) => passkeys(signal) }),
};

/** Says that the person or the browser gave up; nothing was changed. */
export class PasskeyGivenUp extends Error {
  override readonly name = "PasskeyGivenUp";
}

/** Returns whether this browser makes passkeys in the form that the service reads. */
export function knowsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
  );
}

/** Makes a passkey and adds it; the password or another passkey proves who asks. */
export async function addPasskey(name: string, password: string | undefined, byPasskey: boolean): Promise<Passkey> {
  const proof =
    password !== undefined ? { password } : byPasskey ? { passkey: (await provenByPasskey()) as never } : {};
  const { publicKey } = await ok(api.POST("/api/v1/me/passkeys/registration", { body: proof }));
  const passkey = (await made(publicKey)) as never;
  const added = await ok(api.POST("/api/v1/me/passkeys", { body: { name, passkey } }));
  await queryClient.invalidateQueries({ queryKey: PASSKEYS });
  return added;
}

async function made(options: CreationOptions): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return json(await navigator.credentials.create({ publicKey }).catch(givenUp));
}

async function provenByPasskey(): Promise<unknown> {
  const { publicKey: options }: { publicKey: RequestOptions } = await ok(api.POST("/api/v1/me/proof"));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return json(await navigator.credentials.get({ publicKey }).catch(givenUp));
}

function json(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) {
    throw new PasskeyGivenUp();
  }
  return credential.toJSON();
}

function givenUp(fault: unknown): never {
  throw fault instanceof DOMException ? new PasskeyGivenUp(fault.message) : fault;
}

export async function renamePasskey(passkey: string, name: string): Promise<void> {
  await api.PUT("/api/v1/me/passkeys/{passkey}", { params: { path: { passkey } }, body: { name } });
  await queryClient.invalidateQueries({ queryKey: PASSKEYS });
}

export async function removePasskey(passkey: string): Promise<void> {
  await api.DELETE("/api/v1/me/passkeys/{passkey}", { params: { path: { passkey } } });
  await queryClient.invalidateQueries();
}
