import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { WorkspaceHeading } from "#app/components/shell/workspace-heading.tsx";
import { ProgrammeOfDate } from "./schedule-list.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { ContradictionList } from "#app/components/workspace/contradiction-list.tsx";
import { getContradictions } from "#app/domain/drafts/get-contradictions.server.ts";
import { getSchedule } from "#app/domain/sessions/get-schedule.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const schedule = orRefuse(() => getSchedule(ctx, eventId));
  const contradictions = orRefuse(() => getContradictions(ctx, { eventId, end: "programme" }));
  return privateNoStore({
    schedule,
    contradictions,
    head: { title: textsOf(ctx.language, "sessions")("schedule.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ProgrammePage() {
  const { schedule, contradictions, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["sessions", "coHosts"]);
  return (
    <main id="content" className="narrow">
      <WorkspaceHeading event={schedule} title={head.title} />
      <p>{t("schedule.lead")}</p>
      {!schedule.isOpen && <Notice tone="plain" title={t("coHosts:closed")} />}
      <ContradictionList contradictions={contradictions} />
      {schedule.dates.map((date) => (
        <ProgrammeOfDate key={date.dateId} date={date} schedule={schedule} />
      ))}
      {schedule.isPublic && <Notice tone="plain" title={t("schedule.rule")} />}
    </main>
  );
}
