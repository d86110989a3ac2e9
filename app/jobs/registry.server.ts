import type { Context } from "#app/domain/context.ts";
import { prepareCoOrganiserMail } from "#app/domain/events/prepare-co-organiser-mail.server.ts";
import { prepareRequestMail } from "#app/domain/events/prepare-request-mail.server.ts";
import { isMailKind, type MailKind, type MailPayload, mailPayloads } from "#app/domain/messages.ts";
import type { PreparedMail } from "#app/domain/outbox/mail-model.ts";
import { prepareInvitationMail } from "#app/domain/organisations/prepare-invitation-mail.server.ts";
import { prepareOrganisationMail } from "#app/domain/organisations/prepare-organisation-mail.server.ts";
import {
  prepareCoordinatorMail,
  prepareDeputyMail,
  prepareFactorMail,
} from "#app/domain/people/prepare-coordinator-mail.server.ts";
import { prepareAnswerMail, prepareReportMail } from "#app/domain/reports/prepare-report-mail.server.ts";
import { prepareMessageMail } from "#app/domain/reviews/prepare-message-mail.server.ts";
import { prepareHiddenMail } from "#app/domain/sign-ups/prepare-hidden-mail.server.ts";
import { prepareCodeMail } from "#app/domain/people/prepare-code-mail.server.ts";
import { prepareEmailChangedMail } from "#app/domain/people/prepare-email-changed-mail.server.ts";
import { prepareDecisionMail } from "#app/domain/reviews/prepare-decision-mail.server.ts";
import { prepareChangeMail } from "#app/domain/sign-ups/prepare-change-mail.server.ts";
import { prepareConfirmMail } from "#app/domain/sign-ups/prepare-confirm-mail.server.ts";
import { prepareReminderMail, prepareSeatMail } from "#app/domain/sign-ups/prepare-seat-mail.server.ts";
import {
  prepareOfferMail,
  prepareParticipantMessageMail,
  prepareReleasedMail,
  prepareSessionMail,
  prepareWaitingMail,
} from "#app/domain/sign-ups/prepare-standing-mail.server.ts";
import { prepareLostLinkMail } from "#app/domain/sign-ups/prepare-lost-link-mail.server.ts";
import { prepareDigestConfirmMail, prepareDigestMail } from "#app/domain/digests/prepare-digest-mail.server.ts";
import {
  prepareReportRequestMail,
  prepareSignUpSumMail,
  prepareStillOnMail,
  prepareZoneDataMail,
} from "#app/domain/events/prepare-organiser-mail.server.ts";
import { prepareEscalatedMail, prepareWaitingDigestMail } from "#app/domain/reviews/prepare-waiting-mail.server.ts";

export type Sender = { email: string; name: string };
type Prepare<K extends MailKind> = (ctx: Context, payload: MailPayload<K>, sender: Sender) => PreparedMail | null;

/** For each mail, the verb that reads the world again and says whether and with which facts it is still to be sent. */
const preparers: { [K in MailKind]: Prepare<K> } = {
  sign_in_code: prepareCodeMail,
  member_invited: prepareInvitationMail,
  email_changed: prepareEmailChangedMail,
  event_decided: prepareDecisionMail,
  confirm_address: prepareConfirmMail,
  seat_confirmed: prepareSeatMail,
  seat_waiting: prepareWaitingMail,
  seat_offered: prepareOfferMail,
  seat_released: prepareReleasedMail,
  session_changed: prepareSessionMail,
  reminder: prepareReminderMail,
  lost_link: prepareLostLinkMail,
  participant_message: prepareParticipantMessageMail,
  digest_confirm: prepareDigestConfirmMail,
  digest: prepareDigestMail,
  sign_up_sum: prepareSignUpSumMail,
  still_on: prepareStillOnMail,
  zone_data_changed: prepareZoneDataMail,
  report_request: prepareReportRequestMail,
  waiting_digest: prepareWaitingDigestMail,
  escalated: prepareEscalatedMail,
  co_organiser_invited: prepareCoOrganiserMail,
  co_organiser_requested: prepareRequestMail,
  date_changed: prepareChangeMail,
  hidden_told: prepareHiddenMail,
  organisation_decided: prepareOrganisationMail,
  message_written: prepareMessageMail,
  coordinator_invited: prepareCoordinatorMail,
  deputy_named: prepareDeputyMail,
  factor_reset: prepareFactorMail,
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
