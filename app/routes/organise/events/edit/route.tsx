import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { PartForm, type PartReply } from "./event-part-form.tsx";
import { contradictionTexts, formHints } from "./form-hints.server.ts";
import { clearDraft, draftStorageKey } from "./draft-storage.ts";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import type { Context } from "#app/domain/context.ts";
import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { isEventPart } from "#app/domain/model/event-form-part.ts";
import { getEventForm } from "#app/domain/drafts/get-event-form.server.ts";
import { nextStepPath } from "#app/domain/drafts/event-part-form.ts";
import { venueEntries } from "#app/domain/drafts/past-venues.server.ts";
import { saveEventPart } from "#app/domain/drafts/save-event-part.server.ts";
import { submitPart } from "#app/http/event-part-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from "@remix-run/react";

export const handle: RouteHandle = { hydrates: true };

function partOfAddress({ params }: Pick<LoaderFunctionArgs, "params">) {
  const { eventId = "", part } = params;
  if (!isEventPart(part)) throw data(null, { status: 404 });
  return { eventId, part };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId, part } = partOfAddress(args);
  const organisationId = new URL(args.request.url).searchParams.get("organisation") ?? "";
  const page = orRefuse(() => getEventForm(ctx, { eventId, organisationId, part }));
  const head = { title: textsOf(ctx.language, "eventForm")(page.exists ? "form.editTitle" : "form.newTitle") };
  const texts = contradictionTexts(ctx.language, part, page.contradictions);
  const shown = { ...page, contradictionTexts: texts, hints: formHints(ctx.language) };
  return privateNoStore({ page: shown, part, head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId, part } = partOfAddress(args);
  const reply = await submitPart(
    args.request,
    part,
    (typed) => saveEventPart(ctx, { ...typed, eventId, part }),
    (form) => fillVenue(ctx, eventId, form),
  );
  if (!("onward" in reply)) return reply.refused;
  const path = `${organiseEventPath(ctx.language, eventId)}${nextStepPath(part, reply.onward)}`;
  // Only the form hydrates: any other page, and the same part with added rows, is loaded as a new document.
  const isNextPart = path.includes("/edit/") && !path.endsWith(`/${part}`);
  return isNextPart ? redirect(path, 303) : redirectDocument(path, 303);
}

/** Fill in the place that was chosen among those used before. */
function fillVenue(ctx: Context, eventId: string, form: FormData): void {
  const venue = String(form.get("venue") ?? "");
  if (venue === "") return;
  const organisationId = String(form.get("organisationId") ?? "");
  for (const [name, value] of venueEntries(ctx, { eventId, organisationId, venue })) form.set(name, value);
}

/** Without a connection keep the form and say so; an error page would lose the text. */
export async function clientAction({ serverAction, params }: ClientActionFunctionArgs) {
  try {
    const reply = await serverAction<PartReply>();
    clearDraft(draftStorageKey(params["eventId"] ?? "", params["part"] ?? ""));
    return reply;
  } catch (fault) {
    if (fault instanceof TypeError) return { isOffline: true } satisfies PartReply;
    clearDraft(draftStorageKey(params["eventId"] ?? "", params["part"] ?? ""));
    throw fault;
  }
}

/** Reload after a refusal too: the form needs the latest saved values. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) =>
  !(actionResult as PartReply | undefined)?.isOffline;

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function EditPartPage() {
  const { page, part, head } = useLoaderData<typeof loader>();
  const reply = useActionData() as PartReply | undefined;
  return (
    <main id="content" className="narrow">
      <h1>{head.title}</h1>
      {!page.exists && part === "what" && <p className="lead">{page.hints.lead.fresh}</p>}
      {page.isPublic && <p className="lead">{page.hints.lead.public}</p>}
      <PartForm key={part} page={page} part={part} reply={reply} />
    </main>
  );
}
