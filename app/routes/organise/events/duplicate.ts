import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { copyEvent } from "#app/domain/drafts/copy-event.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";

/** Duplicate an event, and open the form at the dates of the copy. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId } = orRefuse(() => copyEvent(ctx, { eventId: args.params["eventId"] ?? "" }));
  return redirect(`${organiseEventPath(ctx.language, eventId)}/edit/when`, 303);
}
