import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ClaimBox } from "#app/components/review/case-boxes.tsx";
import { Thread } from "#app/components/comments/comment-thread.tsx";
import { DeputyNotice } from "#app/components/review/deputy-notice.tsx";
import { DoneNotice } from "#app/components/review/done-notice.tsx";
import { NoteBox } from "#app/components/review/note-box.tsx";
import { HistoryList } from "#app/components/review/history-list.tsx";
import { isUndecided, OrganisationDecision } from "./organisation-decision.tsx";
import { OrganisationFindings } from "./organisation-findings.tsx";
import { RareDecisions } from "./rare-decisions.tsx";
import { KeyHelp } from "#app/components/review/key-help.tsx";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { ReviewBar } from "#app/components/review/review-bar.tsx";
import { InviteOwnerForm } from "./invite-owner-form.tsx";
import { OrganisationFactList } from "./organisation-details.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { coordinateEventPath, coordinateOrganisationPath } from "#app/domain/coordinate-paths.ts";
import { getOrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { organisationReviewForm } from "#app/domain/review/organisation-review-form.ts";
import { requireOrganisationInScope } from "#app/domain/organisations/require-organisation-in-scope.server.ts";
import { runOrganisationAction } from "#app/domain/review/run-organisation-action.server.ts";
import { parseReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { nextItem, onwardPath } from "#app/http/next-review-item.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export const handle: RouteHandle = { hasKeys: true };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const query = new URL(args.request.url).searchParams;
  const filter = parseReviewQueueFilter(query);
  const review = orRefuse(() => getOrganisationReview(ctx, args.params["organisationId"] ?? "", filter));
  const head = { title: textsOf(ctx.language, "organisations")("overview.title") };
  return privateNoStore({ review, filter, done: query.get("done"), from: query.get("from"), head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const query = new URL(args.request.url).searchParams;
  const filter = parseReviewQueueFilter(query);
  const id = args.params["organisationId"] ?? "";
  orRefuse(() => requireOrganisationInScope(ctx.db, ctx, id));
  const next = nextItem(ctx, filter, id);
  const reply = await submitForm(args.request, organisationReviewForm, (form) => runOrganisationAction(ctx, id, form));
  if (!("done" in reply)) return reply.refused;
  const eventId = query.get("event") ?? "";
  // A coordinator who came from an event's review returns to it.
  if (/^[0-9a-f-]{36}$/.test(eventId)) return redirect(coordinateEventPath(ctx.language, eventId), 303);
  if (!reply.done.isDecided) return redirect(coordinateOrganisationPath(ctx.language, id), 303);
  return redirect(onwardPath(ctx, filter, { kind: "organisation", id, done: "organisation", next }), 303);
}

/** Reload after a refusal too, to show what changed meanwhile. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function OrganisationReviewPage() {
  const { review, filter, done, from } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("coordinate");
  const ownerReply = replyFor(reply, { intent: "inviteOwner" });
  return (
    <main id="content" className="narrow review-page">
      {isUndecided(review) && (
        <a className="skip" href="#decision">
          {t("review.toDecision")}
        </a>
      )}
      <ReviewBar next={review.next} remainingCount={review.remainingCount} filter={filter} />
      <DoneNotice done={done} from={from} />
      <DeputyNotice places={review.deputyFor} />
      <h1>
        <bdi>{review.name}</bdi>
      </h1>
      <OrganisationFindings review={review} />
      <OrganisationFactList review={review} />
      {(!review.hasOwner || ownerReply) && <InviteOwnerForm review={review} reply={ownerReply ?? undefined} />}
      <ClaimBox item={review} />
      <NoteBox notes={review.notes} countryCode={review.city.countryCode} reply={reply} />
      <Thread messages={review.thread} countryCode={review.city.countryCode} reader="coordinator" reply={reply} />
      <HistoryList
        entries={review.history}
        countryCode={review.city.countryCode}
        say={({ action }) => t(`organisation.action.${action}`)}
      />
      <RareDecisions key={`rare ${review.version}`} review={review} reply={reply} />
      {isUndecided(review) && <KeyHelp page="item" />}
      <OrganisationDecision key={review.version} review={review} reply={reply} filter={filter} />
    </main>
  );
}
