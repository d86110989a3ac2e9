import { attendeeMessageMail } from "./attendee-message/prepare.server.ts";
import { coHostInvitedMail } from "./co-host-invited/prepare.server.ts";
import { coHostRequestedMail } from "./co-host-requested/prepare.server.ts";
import { commentWrittenMail } from "./comment-written/prepare.server.ts";
import { confirmEmailMail } from "./confirm-email/prepare.server.ts";
import { coordinatorInvitedMail } from "./coordinator-invited/prepare.server.ts";
import { dailySummaryMail } from "./daily-summary/prepare.server.ts";
import { dateChangedMail } from "./date-changed/prepare.server.ts";
import { datesAddedMail } from "./dates-added/prepare.server.ts";
import { deputyNamedMail } from "./deputy-named/prepare.server.ts";
import { digestMail } from "./digest/prepare.server.ts";
import { digestConfirmMail } from "./digest-confirm/prepare.server.ts";
import { emailChangedMail } from "./email-changed/prepare.server.ts";
import { escalatedMail } from "./escalated/prepare.server.ts";
import { eventDecidedMail } from "./event-decided/prepare.server.ts";
import { hiddenNoticeMail } from "./hidden-notice/prepare.server.ts";
import { lostLinkMail } from "./lost-link/prepare.server.ts";
import { invitationRequestedMail } from "./invitation-requested/prepare.server.ts";
import { memberInvitedMail } from "./member-invited/prepare.server.ts";
import { organisationDecidedMail } from "./organisation-decided/prepare.server.ts";
import { organisationRegisteredMail } from "./organisation-registered/prepare.server.ts";
import { organiserMessageMail } from "./organiser-message/prepare.server.ts";
import { reminderMail } from "./reminder/prepare.server.ts";
import { reportAnsweredMail } from "./report-answered/prepare.server.ts";
import { reportReceivedMail } from "./report-received/prepare.server.ts";
import { reportRequestMail } from "./report-request/prepare.server.ts";
import { reviewDigestMail } from "./review-digest/prepare.server.ts";
import { seatsOfferedMail } from "./seats-offered/prepare.server.ts";
import { secondFactorResetMail } from "./second-factor-reset/prepare.server.ts";
import { sessionChangedMail } from "./session-changed/prepare.server.ts";
import { signInCodeMail } from "./sign-in-code/prepare.server.ts";
import { signUpConfirmedMail } from "./sign-up-confirmed/prepare.server.ts";
import { signUpReleasedMail } from "./sign-up-released/prepare.server.ts";
import { signUpWaitlistedMail } from "./sign-up-waitlisted/prepare.server.ts";
import { stillOnMail } from "./still-on/prepare.server.ts";
import { welcomeDecidedMail } from "./welcome-decided/prepare.server.ts";
import { zoneDataChangedMail } from "./zone-data-changed/prepare.server.ts";

/** Every mail kind. A test compares this list with the folders of `emails/`. */
export const mails = [
  attendeeMessageMail,
  coHostInvitedMail,
  coHostRequestedMail,
  commentWrittenMail,
  confirmEmailMail,
  coordinatorInvitedMail,
  dailySummaryMail,
  dateChangedMail,
  datesAddedMail,
  deputyNamedMail,
  digestMail,
  digestConfirmMail,
  emailChangedMail,
  escalatedMail,
  eventDecidedMail,
  hiddenNoticeMail,
  lostLinkMail,
  invitationRequestedMail,
  memberInvitedMail,
  organisationDecidedMail,
  organisationRegisteredMail,
  organiserMessageMail,
  reminderMail,
  reportAnsweredMail,
  reportReceivedMail,
  reportRequestMail,
  reviewDigestMail,
  seatsOfferedMail,
  secondFactorResetMail,
  sessionChangedMail,
  signInCodeMail,
  signUpConfirmedMail,
  signUpReleasedMail,
  signUpWaitlistedMail,
  stillOnMail,
  welcomeDecidedMail,
  zoneDataChangedMail,
] as const;

type Mail = Pick<(typeof mails)[number], "kind" | "prepare" | "samples">;
const byName = new Map<string, Mail>(mails.map((mail) => [mail.kind.name, mail]));

/** Return the definition of a mail by the kind of its outbox row. @throws Error for an unknown kind */
export function mailOf(kind: string): Mail {
  const mail = byName.get(kind);
  if (!mail) throw new Error(`no such mail: ${kind}`);
  return mail;
}

export const mailSamples = new Map(
  mails.flatMap((mail) => mail.samples.map((sample) => [sample.name, sample] as const)),
);
