import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { isEventPart, stepOf } from "#app/domain/model/event-form-part.ts";
import { saveEventStep } from "#app/domain/drafts/save-event-step.server.ts";
import { readStep } from "#app/http/event-step-reply.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, data } from "@remix-run/node";

/** Save a step as a draft, sent by the page while somebody types or leaves; it is validated later. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", part } = args.params;
  if (!isEventPart(part)) throw data(null, { status: 404 });
  const { typed } = await readStep(args.request);
  return orPlainRefusal(() => {
    saveEventStep(ctx, { ...typed, eventId, step: stepOf(part), isUnfinished: true });
    return new Response(null, { status: 204 });
  });
}
