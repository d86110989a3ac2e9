import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { MessageForm } from "./attendee-message-form.tsx";
import { PoolBox } from "./seat-pool-box.tsx";
import { WorkspaceHeading } from "#app/components/shell/workspace-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { eventDatesPath, organiseEventPath } from "#app/domain/organise-paths.ts";
import { attendeesPath } from "#app/domain/organise-paths.ts";
import { ContradictionList } from "#app/components/workspace/contradiction-list.tsx";
import { getContradictions } from "#app/domain/drafts/get-contradictions.server.ts";
import { getAttendees } from "#app/domain/check-in/get-attendees.server.ts";
import { attendeesActionsDone, attendeesForm } from "#app/domain/check-in/attendees-form.ts";
import { runAttendeesAction } from "#app/domain/check-in/run-attendees-action.server.ts";
import { keepSignUpMs } from "#app/domain/model/sign-up.ts";
import { days } from "#app/domain/time/zoned-time.ts";
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
  const attendees = orRefuse(() => getAttendees(ctx, eventId));
  const contradictions = orRefuse(() => getContradictions(ctx, { eventId, end: "people" }));
  const done =
    attendeesActionsDone.find((action) => action === new URL(args.request.url).searchParams.get("done")) ?? null;
  return privateNoStore({
    attendees,
    contradictions,
    done,
    head: { title: textsOf(ctx.language, "attendees")("people.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, attendeesForm, (form) => runAttendeesAction(ctx, { eventId, form }));
  return "done" in reply ? redirect(`${attendeesPath(ctx.language, eventId)}?done=${reply.done}`, 303) : reply.refused;
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function AttendeesPage() {
  const { attendees, contradictions, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("attendees");
  const language = useLanguage();
  return (
    <main id="content">
      <WorkspaceHeading event={attendees} title={t("people.title")} />
      {done && !reply && (
        <div role="status">
          <Notice tone="ok" title={t(`done.${done}`)} />
        </div>
      )}
      <p className="soft">{t("people.hint", { days: keepSignUpMs / days(1) })}</p>
      <ContradictionList contradictions={contradictions} />
      {attendees.pools.length === 0 && <Notice tone="plain" title={t("people.justCome")} />}
      {attendees.pools.map((pool) => (
        <PoolBox key={`${pool.dateId}${pool.sessionId}`} pool={pool} attendees={attendees} reply={reply} />
      ))}
      <p className="actions">
        <Link className="button quiet" to={eventDatesPath(language, attendees.eventId)}>
          {t("people.toDates")}
        </Link>
        <Link className="button quiet" to={`${organiseEventPath(language, attendees.eventId)}/edit/taking_part`}>
          {t("people.toParty")}
        </Link>
      </p>
      {attendees.isPublic && <MessageForm attendees={attendees} reply={reply} />}
    </main>
  );
}
