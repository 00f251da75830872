/** The mark of Foldwork: a folded sheet. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      <path d="M2 5.2 7.2 3v12L2 17.2z" />
      <path d="m8 3 4.4 2.2v12L8 15z" opacity=".45" />
      <path d="M13.2 5.2 18.4 3v12l-5.2 2.2z" />
    </svg>
  );
}
