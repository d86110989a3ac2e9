import { type ReactNode, Suspense, useId } from "react";
import { useYield } from "./request-context.ts";

/**
 * Render a part of a long page on the server after other requests have been answered, so that it holds up nobody. Browsers render it
 * at once, and so does a page without scripts.
 */
export const RenderChunk = ({ children }: { children?: ReactNode }) => (
  <Suspense fallback={null}>
    <Waiting>{children}</Waiting>
  </Suspense>
);

function Waiting({ children }: { children?: ReactNode }) {
  const id = useId();
  const others = useYield()?.(id);
  // React renders what throws a promise again when that is kept.
  if (others) throw others;
  return children;
}
