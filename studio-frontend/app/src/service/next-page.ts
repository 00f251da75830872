/** A page of the studio: the same form that the service lets a sign-in lead to. */
const PAGE = /^\/(?![/\\])[A-Za-z0-9._~/-]{0,400}(\?[A-Za-z0-9._~=&%+-]{0,400})?(#[A-Za-z0-9._~=-]{0,60})?$/;
/** What answers there is not for people. */
const NO_PAGE = /^\/(api|internal|hooks|health|assets)([/?#]|$)/;
const ORIGIN = "http://studio.invalid";

/** Returns where to go after a sign-in: a page of ours, whatever the address asks for. */
export function nextPage(asked: string | undefined): string {
  if (asked === undefined || !PAGE.test(asked) || NO_PAGE.test(asked)) {
    return "/";
  }
  const place = new URL(asked, ORIGIN);
  const page = `${place.pathname}${place.search}${place.hash}`;
  // What dots do to a path is known once it is resolved.
  return place.origin === ORIGIN && !NO_PAGE.test(page) && !page.startsWith("//") && !page.startsWith("/sign-in")
    ? page
    : "/";
}

/** The service takes a stricter form where a provider comes in between. */
const STRICT =
  /^(\/|(\/[A-Za-z0-9][A-Za-z0-9._~-]{0,60}){1,6}\/?(\?[A-Za-z0-9._~=&-]{0,60})?(#[A-Za-z0-9._~=-]{0,60})?)$/;

/** Returns where a provider may send somebody back to. */
export function nextPageByProvider(asked: string | undefined): string {
  const page = nextPage(asked);
  return STRICT.test(page) ? page : "/";
}
