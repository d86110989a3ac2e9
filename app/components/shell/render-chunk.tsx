import { type ReactNode, Suspense, useId } from "react";
import { useYield } from "./request-context.ts";

/**
 * Render a part of a long page on the server after other requests were answered, so that it does not hold them up.
 * Browsers render it at once, and so does a page without scripts.
 */
export const RenderChunk = ({ children }: { children?: ReactNode }) => (
  <Suspense fallback={null}>
    <Waiting>{children}</Waiting>
  </Suspense>
);

function Waiting({ children }: { children?: ReactNode }) {
  const id = useId();
  const others = useYield()?.(id);
  // React renders a component that throws a promise again when the promise resolves.
  if (others) throw others;
  return children;
}
