import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { isEventPart } from "#app/domain/model/event-form-part.ts";
import { saveEventPart } from "#app/domain/drafts/save-event-part.server.ts";
import { readPart } from "#app/http/event-part-reply.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, data } from "@remix-run/node";

/** Save a part as a draft, sent by the page while somebody types or leaves; it is validated later. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", part } = args.params;
  if (!isEventPart(part)) throw data(null, { status: 404 });
  const { typed } = await readPart(args.request);
  return orPlainRefusal(() => {
    saveEventPart(ctx, { ...typed, eventId, part, isUnfinished: true });
    return new Response(null, { status: 204 });
  });
}
