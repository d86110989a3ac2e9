import { requirePerson } from "#app/auth/require-person.server.ts";
import { EventForm } from "#app/components/organise/event-form.tsx";
import { headTags } from "#app/components/shell/head.ts";
import { organiseEventPath } from "#app/domain/addresses.ts";
import { eventForm, eventFormField, eventInputOf } from "#app/domain/events/event-form.ts";
import { getEventChoices } from "#app/domain/events/get-event-choices.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { largestEventForm, submitForm } from "#app/http/form-reply.server.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const head = { title: textsOf(ctx.language, "organise")("form.newTitle") };
  // The id is made with the form, so that the form sent twice is one event.
  return privately({ choices: getEventChoices(ctx), eventId: crypto.randomUUID(), head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const reply = await submitForm(args.request, eventForm, (form) => saveEvent(ctx, eventInputOf(form)), {
    fieldOf: eventFormField,
    mostBytes: largestEventForm,
  });
  return "done" in reply ? redirect(organiseEventPath(ctx.language, reply.done.eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function NewEventPage() {
  const { choices, eventId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("organise");
  return (
    <main id="content" className="narrow">
      <h1>{t("form.newTitle")}</h1>
      <p className="lead">{t("form.lead")}</p>
      <EventForm choices={choices} eventId={eventId} saved={null} reply={reply?.result} />
    </main>
  );
}
