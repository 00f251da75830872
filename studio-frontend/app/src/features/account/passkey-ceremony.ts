import type { Schemas } from "@foldwork/api";

/** What the service takes of a passkey that proves who somebody is. */
export type Assertion = Schemas["Assertion"];
/** What the service takes of a passkey that was just made. */
export type Attestation = Schemas["Attestation"];

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

/** Has the browser make a passkey with the options of the service. */
export async function makePasskey(options: Schemas["CreationOptions"]): Promise<Attestation> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return (await json(navigator.credentials.create({ publicKey }))) as Attestation;
}

/** Has the browser prove by a passkey who somebody is. */
export async function askPasskey(options: Schemas["RequestOptions"]): Promise<Assertion> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return (await json(navigator.credentials.get({ publicKey }))) as Assertion;
}

async function json(asked: Promise<Credential | null>): Promise<unknown> {
  const credential = await asked.catch((fault: unknown) => {
    throw fault instanceof DOMException ? new PasskeyGivenUp(fault.message) : fault;
  });
  if (!(credential instanceof PublicKeyCredential)) {
    throw new PasskeyGivenUp();
  }
  return credential.toJSON();
}
