import { requireAccountContext } from "#app/auth/require-account.server.ts";
import type { DateActionReply } from "#app/components/dates/date-action-form.tsx";
import { AddDateForm } from "./add-date-form.tsx";
import { DateBox } from "./date-box.tsx";
import { ContradictionList } from "#app/components/workspace/contradiction-list.tsx";
import { getContradictions } from "#app/domain/drafts/get-contradictions.server.ts";
import { StaleNotice } from "./outdated-notice.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventDatesPath, hideEventPath, manyDatesPath, organiseEventPath } from "#app/domain/organise-paths.ts";
import { runDateAction } from "#app/domain/dates/run-date-action.server.ts";
import { dateActionForm } from "#app/domain/dates/date-actions-form.ts";
import { eventFormField } from "#app/domain/drafts/event-form.ts";
import { getEventDates, type EventDates } from "#app/domain/dates/get-event-dates.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const event = orRefuse(() => getEventDates(ctx, eventId));
  const contradictions = orRefuse(() => getContradictions(ctx, { eventId, end: "when" }));
  return privateNoStore({ event, contradictions, head: { title: textsOf(ctx.language, "dates")("dates.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, dateActionForm, (form) => runDateAction(ctx, { ...form, eventId }), {
    fieldOf: eventFormField,
  });
  return "done" in reply ? redirect(eventDatesPath(ctx.language, eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function EventDatesPage() {
  const { event, contradictions } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("dates");
  const language = useLanguage();
  return (
    <main id="content">
      <p className="actions">
        <Link to={organiseEventPath(language, event.eventId)}>{t("dates.back")}</Link>
        <Link to={manyDatesPath(language)}>{t("dates.toMany")}</Link>
      </p>
      <h1>{t("dates.title")}</h1>
      <p className="lead">
        <UserText text={event.title} language={event.textLanguage} />
      </p>
      <ContradictionList contradictions={contradictions} />
      {event.review === "approved" ? <OpenDates event={event} reply={reply} /> : <ClosedDates event={event} />}
    </main>
  );
}

function OpenDates({ event, reply }: { event: EventDates; reply: DateActionReply }) {
  const { t } = useTranslation(["dates", "hiding"]);
  const language = useLanguage();
  return (
    <>
      <p>{t("dates.lead")}</p>
      <StaleNotice event={event} reply={reply} />
      {event.dates.map((date) => (
        <DateBox key={date.dateId} date={date} event={event} reply={reply} />
      ))}
      <AddDateForm event={event} reply={reply} />
      {event.mayHide && (
        <p>
          <Link to={hideEventPath(language, event.eventId)}>{t("hiding:hide.link")}</Link>
        </p>
      )}
    </>
  );
}

function ClosedDates({ event }: { event: EventDates }) {
  const { t } = useTranslation("dates");
  const language = useLanguage();
  if (event.review === "hidden") return <Notice tone="stop" title={t("dates.hidden")} />;
  return (
    <>
      <Notice tone="plain" title={t("dates.notPublic")} />
      <p>
        <Link className="button" to={`${organiseEventPath(language, event.eventId)}/edit/when`}>
          {t("dates.toForm")}
        </Link>
      </p>
    </>
  );
}
