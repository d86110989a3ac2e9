import { data, type LoaderFunctionArgs } from "@remix-run/node";

/** Answer 404 outside the demonstration. */
export function demoOnly({ context }: Pick<LoaderFunctionArgs, "context">): void {
  if (!context.isDemo) throw data(null, { status: 404 });
}
