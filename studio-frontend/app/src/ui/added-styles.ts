import { setNonce } from "get-nonce";

/** What the service wrote into the page for styles that are added while it runs; undefined where it wrote none. */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce || undefined;
}

/** Tells the libraries that add styles of theirs under which name the policy of the page allows them. */
export function allowAddedStyles(): void {
  const nonce = styleNonce();
  if (nonce) {
    setNonce(nonce);
  }
}
