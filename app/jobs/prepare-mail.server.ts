import type { Context } from "#app/domain/context.ts";
import { prepareCoHostInvitedMail } from "#emails/co-host-invited/prepare.server.ts";
import { prepareCoHostRequestedMail } from "#emails/co-host-requested/prepare.server.ts";
import { isMailKind, type MailKind, type MailPayload, mailPayloads } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "#emails/mail-model.ts";
import { prepareMemberInvitedMail } from "#emails/member-invited/prepare.server.ts";
import { prepareOrganisationMail } from "#emails/organisation-decided/prepare.server.ts";
import {
  prepareCoordinatorMail,
  prepareDeputyMail,
  prepareSecondFactorResetMail,
} from "#emails/coordinator-invited/prepare.server.ts";
import { prepareAnswerMail, prepareReportMail } from "#emails/report-received/prepare.server.ts";
import { prepareCommentMail } from "#emails/comment-written/prepare.server.ts";
import { prepareHiddenNoticeMail } from "#emails/hidden-notice/prepare.server.ts";
import { prepareCodeMail } from "#emails/sign-in-code/prepare.server.ts";
import { prepareEmailChangedMail } from "#emails/email-changed/prepare.server.ts";
import { prepareEventDecidedMail } from "#emails/event-decided/prepare.server.ts";
import { prepareDateChangedMail } from "#emails/date-changed/prepare.server.ts";
import { prepareConfirmEmailMail } from "#emails/confirm-email/prepare.server.ts";
import { prepareReminderMail, prepareSignUpConfirmedMail } from "#emails/sign-up-confirmed/prepare.server.ts";
import {
  prepareSeatsOfferedMail,
  prepareAttendeeMessageMail,
  prepareSignUpReleasedMail,
  prepareSessionMail,
  prepareWaitlistedMail,
} from "#emails/sign-up-waitlisted/prepare.server.ts";
import { prepareLostLinkMail } from "#emails/lost-link/prepare.server.ts";
import { prepareDigestConfirmMail, prepareDigestMail } from "#emails/digest/prepare.server.ts";
import {
  prepareReportRequestMail,
  prepareDailySummaryMail,
  prepareStillOnMail,
  prepareZoneDataMail,
} from "#emails/daily-summary/prepare.server.ts";
import { prepareEscalatedMail, prepareReviewDigestMail } from "#emails/review-digest/prepare.server.ts";

export type Sender = { email: string; name: string };
type Prepare<K extends MailKind> = (ctx: Context, payload: MailPayload<K>, sender: Sender) => PreparedMail | null;

/** For each mail, the verb that reads the world again and says whether and with which facts it is still to be sent. */
const preparers: { [K in MailKind]: Prepare<K> } = {
  sign_in_code: prepareCodeMail,
  member_invited: prepareMemberInvitedMail,
  email_changed: prepareEmailChangedMail,
  event_decided: prepareEventDecidedMail,
  confirm_email: prepareConfirmEmailMail,
  sign_up_confirmed: prepareSignUpConfirmedMail,
  sign_up_waitlisted: prepareWaitlistedMail,
  seats_offered: prepareSeatsOfferedMail,
  sign_up_released: prepareSignUpReleasedMail,
  session_changed: prepareSessionMail,
  reminder: prepareReminderMail,
  lost_link: prepareLostLinkMail,
  attendee_message: prepareAttendeeMessageMail,
  digest_confirm: prepareDigestConfirmMail,
  digest: prepareDigestMail,
  daily_summary: prepareDailySummaryMail,
  still_on: prepareStillOnMail,
  zone_data_changed: prepareZoneDataMail,
  report_request: prepareReportRequestMail,
  review_digest: prepareReviewDigestMail,
  escalated: prepareEscalatedMail,
  co_host_invited: prepareCoHostInvitedMail,
  co_host_requested: prepareCoHostRequestedMail,
  date_changed: prepareDateChangedMail,
  hidden_notice: prepareHiddenNoticeMail,
  organisation_decided: prepareOrganisationMail,
  comment_written: prepareCommentMail,
  coordinator_invited: prepareCoordinatorMail,
  deputy_named: prepareDeputyMail,
  second_factor_reset: prepareSecondFactorResetMail,
  report_received: prepareReportMail,
  report_answered: prepareAnswerMail,
};

/** @returns null when the mail is no longer true or no longer wanted */
export function prepareMail(
  ctx: Context,
  row: { kind: string; payload: unknown },
  sender: Sender,
): PreparedMail | null {
  if (!isMailKind(row.kind)) throw new Error(`no such mail: ${row.kind}`);
  const payload = mailPayloads[row.kind].parse(row.payload);
  const prepare = preparers[row.kind] as (ctx: Context, payload: unknown, sender: Sender) => PreparedMail | null;
  return prepare(ctx, payload, sender);
}
