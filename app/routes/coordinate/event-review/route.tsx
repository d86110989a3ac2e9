import { useTranslation } from "react-i18next";
import { coordinateEventPath } from "#app/domain/coordinate-paths.ts";
import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ClaimBox, ReportBox } from "#app/components/review/case-boxes.tsx";
import { Thread } from "#app/components/comments/comment-thread.tsx";
import { UrgentChangesBox, ProposalBox } from "./change-boxes.tsx";
import { EventDecision, isDecidable } from "./event-decision.tsx";
import { RareEventActs } from "./rare-event-acts.tsx";
import { ReviewHead } from "./review-head.tsx";
import { WholeEvent } from "./whole-event.tsx";
import { DoneNotice } from "#app/components/review/done-notice.tsx";
import { NoteBox } from "#app/components/review/note-box.tsx";
import { HistoryList } from "#app/components/review/history-list.tsx";
import { LostReply } from "./unsaved-reason.tsx";
import { ReviewDetails, ReviewWarnings } from "./review-details.tsx";
import { ReviewBar } from "#app/components/review/review-bar.tsx";
import { KeyHelp } from "#app/components/review/key-help.tsx";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { getReviewItem, type ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { parseReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { openReports } from "#app/domain/reports/open-reports.server.ts";
import { requireReviewable } from "#app/domain/event-access/require-reviewable-event.server.ts";
import { reviewForm } from "#app/domain/review/review-form.ts";
import { runReviewAction } from "#app/domain/review/run-review-action.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { nextItem, onwardPath } from "#app/http/next-review-item.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

export const handle: RouteHandle = { hasKeys: true };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const query = new URL(args.request.url).searchParams;
  const filter = parseReviewQueueFilter(query);
  const eventId = args.params["eventId"] ?? "";
  const item = orRefuse(() => getReviewItem(ctx, eventId, filter));
  orRefuse(() => openReports(ctx, eventId));
  const title = textsOf(ctx.language, "coordinate")("review.title", { title: item.view.title });
  return privateNoStore({ item, filter, done: query.get("done"), from: query.get("from"), head: { title } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const eventId = args.params["eventId"] ?? "";
  orRefuse(() => requireReviewable(ctx.db, ctx, eventId));
  const filter = parseReviewQueueFilter(new URL(args.request.url).searchParams);
  const next = nextItem(ctx, filter, eventId);
  const reply = await submitForm(args.request, reviewForm, (form) => ({
    form,
    ...runReviewAction(ctx, eventId, form),
  }));
  if (!("done" in reply)) return reply.refused;
  const { form, isDecided } = reply.done;
  if (!isDecided) return redirect(coordinateEventPath(ctx.language, eventId), 303);
  const done = "decision" in form ? form.decision : form.intent;
  return redirect(onwardPath(ctx, filter, { kind: "event", id: eventId, done, next }), 303);
}

/** Reload after a refusal too, to show what others decided or changed meanwhile. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ReviewPage() {
  const { item, filter, done, from } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("coordinate");
  return (
    <main id="content" className="review-page">
      {isDecidable(item) && (
        <a className="skip" href="#decision">
          {t("review.toDecision")}
        </a>
      )}
      <ReviewBar next={item.next} previous={item.previous} remainingCount={item.remainingCount} filter={filter} />
      <DoneNotice done={done} from={from} />
      <LostReply item={item} reply={reply} />
      <ReviewHead item={item} />
      <div className="columns">
        <div className="review-main">
          <ReportBox item={item} reply={reply} />
          <ProposalBox item={item} />
          <UrgentChangesBox item={item} reply={reply} />
          <WholeEvent item={item} />
        </div>
        <aside>
          <ClaimBox item={item} />
          <ReviewWarnings item={item} />
          <ReviewDetails item={item} />
          <NoteBox notes={item.notes} countryCode={item.view.countryCode} reply={reply} />
          <Thread messages={item.thread} countryCode={item.view.countryCode} reader="coordinator" reply={reply} />
          <History item={item} />
          <RareEventActs item={item} reply={reply} />
          <KeyHelp page="item" />
        </aside>
      </div>
      <EventDecision key={`${item.revision} ${item.proposal?.version}`} item={item} reply={reply} filter={filter} />
    </main>
  );
}

function History({ item }: { item: ReviewItem }) {
  const { t } = useTranslation("coordinate");
  return (
    <HistoryList
      entries={item.history}
      countryCode={item.view.countryCode}
      say={({ action }) => t(`review.action.${action}`)}
    />
  );
}
