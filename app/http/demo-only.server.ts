import { data, type LoaderFunctionArgs } from "@remix-run/node";

/** Outside the demonstration these pages do not exist. */
export function demoOnly({ context }: Pick<LoaderFunctionArgs, "context">): void {
  if (!context.isDemo) throw data(null, { status: 404 });
}
