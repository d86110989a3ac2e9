import type { ReactNode } from "react";

/** Show an action that cannot be undone: folded, explained, and confirmed by a second press. */
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
  /** Id that links refer to. */
  id?: string;
  /** Hidden fields. */
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
