import type { ContradictionText } from "./form-hints.server.ts";
import { Notice } from "#app/components/ui/notice.tsx";

/** Say which answers exclude each other, and lead to the step of the other one, saving this one. */
export function Contradictions({ contradictions }: { contradictions: readonly ContradictionText[] }) {
  return contradictions.map(({ other, text, button }) => (
    <Notice key={text} tone="warn" title={text}>
      {other && (
        <button type="submit" name="go" value={other} className="quiet small">
          {button}
        </button>
      )}
    </Notice>
  ));
}
