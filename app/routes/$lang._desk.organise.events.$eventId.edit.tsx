import { requirePerson } from "#app/auth/require-person.server.ts";
import { EventForm } from "#app/components/organise/event-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { headTags } from "#app/components/shell/head.ts";
import { organiseEventPath } from "#app/domain/addresses.ts";
import { eventForm, eventFormField, eventFormValues, eventInputOf } from "#app/domain/events/event-form.ts";
import { getEventChoices } from "#app/domain/events/get-event-choices.server.ts";
import { getOwnEvent } from "#app/domain/events/get-own-event.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { largestEventForm, submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const eventId = args.params["eventId"] ?? "";
  const own = orRefuse(() => getOwnEvent(ctx, eventId));
  if (!own.isEditable) throw redirect(organiseEventPath(ctx.language, eventId));
  const head = { title: textsOf(ctx.language, "organise")("form.editTitle") };
  return privately({
    choices: getEventChoices(ctx),
    eventId,
    saved: eventFormValues(eventId, own.input),
    reason: own.reason,
    head,
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(
    args.request,
    eventForm,
    (form) => saveEvent(ctx, { ...eventInputOf(form), eventId, mustExist: true }),
    { fieldOf: eventFormField, mostBytes: largestEventForm },
  );
  return "done" in reply ? redirect(organiseEventPath(ctx.language, eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function EditEventPage() {
  const { choices, eventId, saved, reason } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("organise");
  return (
    <main id="content" className="narrow">
      <h1>{t("form.editTitle")}</h1>
      {reason && (
        <Notice tone="warn" title={t("check.reason")}>
          <blockquote dir="auto">{reason}</blockquote>
        </Notice>
      )}
      <EventForm choices={choices} eventId={eventId} saved={saved} reply={reply?.result} />
    </main>
  );
}
