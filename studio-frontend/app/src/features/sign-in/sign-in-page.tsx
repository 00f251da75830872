/** Where people come in. */
export function SignInPage() {
  return <main>…</main>;
}
