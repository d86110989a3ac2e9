import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { StepForm, type StepReply } from "./event-step-form.tsx";
import { contradictionTexts, formHints } from "./form-hints.server.ts";
import { clearDraft, draftStorageKey } from "./draft-storage.ts";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import type { Context } from "#app/domain/context.ts";
import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { isEventPart, isEventStep, stepOf } from "#app/domain/model/event-form-part.ts";
import { getEventForm } from "#app/domain/drafts/get-event-form.server.ts";
import { nextStepPath } from "#app/domain/drafts/event-part-form.ts";
import { venueEntries } from "#app/domain/drafts/past-venues.server.ts";
import { saveEventStep } from "#app/domain/drafts/save-event-step.server.ts";
import { submitStep } from "#app/http/event-step-reply.server.ts";
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

/** Return the step of an address; that of a part, such as `where` of an old address, is the step that asks for it. */
function stepOfAddress({ params }: Pick<LoaderFunctionArgs, "params">) {
  const { eventId = "", part } = params;
  if (!isEventPart(part)) throw data(null, { status: 404 });
  return { eventId, step: stepOf(part) };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId, step } = stepOfAddress(args);
  const { searchParams, search } = new URL(args.request.url);
  if (!isEventStep(args.params["part"])) {
    throw redirect(`${organiseEventPath(ctx.language, eventId)}/edit/${step}${search}`, 301);
  }
  const organisationId = searchParams.get("organisation") ?? "";
  const page = orRefuse(() => getEventForm(ctx, { eventId, organisationId, step }));
  const head = { title: textsOf(ctx.language, "eventForm")(page.exists ? "form.editTitle" : "form.newTitle") };
  const texts = contradictionTexts(ctx.language, step, page.contradictions);
  const shown = { ...page, contradictionTexts: texts, hints: formHints(ctx.language, step) };
  return privateNoStore({ page: shown, step, head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId, step } = stepOfAddress(args);
  const reply = await submitStep(
    args.request,
    step,
    (typed) => saveEventStep(ctx, { ...typed, eventId, step }),
    (form) => fillVenue(ctx, eventId, form),
  );
  if (!("onward" in reply)) return reply.refused;
  const path = `${organiseEventPath(ctx.language, eventId)}${nextStepPath(step, reply.onward)}`;
  // Only the form hydrates: any other page, and the same step once more, is loaded as a new document.
  const isNextStep = path.includes("/edit/") && !path.endsWith(`/${step}`);
  return isNextStep ? redirect(path, 303) : redirectDocument(path, 303);
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
    const reply = await serverAction<StepReply>();
    clearDraft(draftStorageKey(params["eventId"] ?? "", params["part"] ?? ""));
    return reply;
  } catch (fault) {
    if (fault instanceof TypeError) return { isOffline: true } satisfies StepReply;
    clearDraft(draftStorageKey(params["eventId"] ?? "", params["part"] ?? ""));
    throw fault;
  }
}

/** Reload after a refusal too: the form needs the latest saved values. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) =>
  !(actionResult as StepReply | undefined)?.isOffline;

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function EditStepPage() {
  const { page, step, head } = useLoaderData<typeof loader>();
  const reply = useActionData() as StepReply | undefined;
  return (
    <main id="content" className="narrow">
      <h1>{head.title}</h1>
      {!page.exists && step === "what" && <p className="lead">{page.hints.lead.fresh}</p>}
      {page.isPublic && <p className="lead">{page.hints.lead.public}</p>}
      <StepForm key={step} page={page} step={step} reply={reply} />
    </main>
  );
}
