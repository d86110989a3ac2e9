import type { ReactNode } from "react";

/** What cannot be undone: named, explained, and done only by a second press. */
export function ConfirmAction({
  what,
  hint,
  intent,
  id,
  children,
}: {
  what: string;
  hint: ReactNode;
  intent: string;
  /** For links that lead here. */
  id?: string;
  /** Hidden fields that go along. */
  children?: ReactNode;
}) {
  return (
    <details>
      <summary id={id}>{what}</summary>
      <p>{hint}</p>
      <form method="post">
        {children}
        <button type="submit" name="intent" value={intent} className="danger">
          {what}
        </button>
      </form>
    </details>
  );
}
