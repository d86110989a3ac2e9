import type { Instant } from "#app/domain/time/zoned-time.ts";
import { attendeeMessage } from "#emails/attendee-message/mail.ts";
import { coHostInvited } from "#emails/co-host-invited/mail.ts";
import { coHostRequested } from "#emails/co-host-requested/mail.ts";
import { commentWritten } from "#emails/comment-written/mail.ts";
import { confirmEmail } from "#emails/confirm-email/mail.ts";
import { coordinatorInvited } from "#emails/coordinator-invited/mail.ts";
import { dailySummary } from "#emails/daily-summary/mail.ts";
import { dateChanged } from "#emails/date-changed/mail.ts";
import { datesAdded } from "#emails/dates-added/mail.ts";
import { deputyNamed } from "#emails/deputy-named/mail.ts";
import { digest } from "#emails/digest/mail.ts";
import { digestConfirm } from "#emails/digest-confirm/mail.ts";
import { emailChanged } from "#emails/email-changed/mail.ts";
import { escalated } from "#emails/escalated/mail.ts";
import { eventDecided } from "#emails/event-decided/mail.ts";
import { hiddenNotice } from "#emails/hidden-notice/mail.ts";
import { lostLink } from "#emails/lost-link/mail.ts";
import { invitationRequested } from "#emails/invitation-requested/mail.ts";
import { memberInvited } from "#emails/member-invited/mail.ts";
import { organisationDecided } from "#emails/organisation-decided/mail.ts";
import { organiserMessage } from "#emails/organiser-message/mail.ts";
import { organisationRegistered } from "#emails/organisation-registered/mail.ts";
import { reminder } from "#emails/reminder/mail.ts";
import { reportAnswered } from "#emails/report-answered/mail.ts";
import { reportReceived } from "#emails/report-received/mail.ts";
import { reportRequest } from "#emails/report-request/mail.ts";
import { reviewDigest } from "#emails/review-digest/mail.ts";
import { seatsOffered } from "#emails/seats-offered/mail.ts";
import { secondFactorReset } from "#emails/second-factor-reset/mail.ts";
import { sessionChanged } from "#emails/session-changed/mail.ts";
import { signInCode } from "#emails/sign-in-code/mail.ts";
import { signUpConfirmed } from "#emails/sign-up-confirmed/mail.ts";
import { signUpReleased } from "#emails/sign-up-released/mail.ts";
import { signUpWaitlisted } from "#emails/sign-up-waitlisted/mail.ts";
import { stillOn } from "#emails/still-on/mail.ts";
import { welcomeDecided } from "#emails/welcome-decided/mail.ts";
import { zoneDataChanged } from "#emails/zone-data-changed/mail.ts";
import secretariat from "#app/i18n/messages/en/secretariat.json" with { type: "json" };
import { mailSamples, mails } from "#emails/registry.server.ts";
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";

const at = 1 as Instant;

/** Stored forms of mail keys, which must not change by a byte. */
const keys = {
  sign_in_code: [signInCode.key("a"), "code:a"],
  member_invited: [memberInvited.key("a", at), "invited:a:1"],
  invitation_requested: [invitationRequested.key("a", "b", "c"), "invitation-asked:a:b:c"],
  email_changed: [emailChanged.key("a", "old"), "email:a:old"],
  event_decided: [eventDecided.key("a"), "decided:a"],
  organisation_decided: [organisationDecided.key("a"), "organisation:a"],
  organisation_registered: [organisationRegistered.key("a"), "registered:a"],
  organiser_message: [organiserMessage.key("a", "b"), "organiser-message:a:b"],
  comment_written: [commentWritten.key("a", "organiser"), "message:a:organiser"],
  coordinator_invited: [coordinatorInvited.key("a", "city", "lisboa", at), "coordinator:a:city:lisboa:1"],
  second_factor_reset: [secondFactorReset.key("a", "b"), "factor-reset:a:b"],
  deputy_named: [deputyNamed.key("a", "b", "2026-12-01", at), "deputy:a:b:2026-12-01:1"],
  report_received: [reportReceived.key("a", "b"), "report:a:b"],
  report_answered: [reportAnswered.key("a"), "report-answered:a"],
  hidden_notice: [hiddenNotice.key("a", "b", 0), "hidden:a:b:0"],
  confirm_email: [confirmEmail.key("a", "hash"), "confirm:a:hash"],
  lost_link: [lostLink.key("a"), "link:a"],
  sign_up_confirmed: [signUpConfirmed.key("a", null), "seat:a"],
  sign_up_waitlisted: [signUpWaitlisted.key("a"), "waiting:a"],
  seats_offered: [seatsOffered.key("a", at), "offer:a:1"],
  sign_up_released: [signUpReleased.key("a"), "released:a"],
  reminder: [reminder.key("a", "2026-12-01T10:00"), "reminder:a:2026-12-01T10:00"],
  session_changed: [sessionChanged.key("a", 2), "session:a:2"],
  attendee_message: [attendeeMessage.key("a", "b"), "message:a:b"],
  digest_confirm: [digestConfirm.key("a", at), "digest-confirm:a:1"],
  digest: [digest.key("a", "2026-12-07"), "digest:a:2026-12-07"],
  daily_summary: [dailySummary.key("a", "2026-12-07"), "sum:a:2026-12-07"],
  still_on: [stillOn.key("a", "2026-12-01T10:00"), "still-on:a:2026-12-01T10:00"],
  zone_data_changed: [zoneDataChanged.key("a", "2026f", "gap"), "zone-data:a:2026f:gap"],
  report_request: [reportRequest.key("a"), "report-request:a"],
  review_digest: [reviewDigest.key("a", "2026-12-07"), "waiting:a:2026-12-07"],
  escalated: [escalated.key("event:a:1", at, "country", "b"), "escalated:event:a:1:1:country:b"],
  co_host_invited: [coHostInvited.key("a", "b"), "invited:a:b"],
  co_host_requested: [coHostRequested.key("a", "b"), "requested:a:b"],
  dates_added: [datesAdded.key("a", "2026-12-07"), "added:a:2026-12-07"],
  welcome_decided: [welcomeDecided.key("a", "b", "pt", "approve", 1), "city-welcome:a:b:pt:approve:1"],
  date_changed: [dateChanged.key("a", "b", 3), "changed:a:b:3"],
} as const;

it("writes the keys of mails as they are stored", () => {
  for (const [kind, [key, stored]] of Object.entries(keys)) expect([kind, key]).toEqual([kind, stored]);
});

it("knows every kind of mail, each in a folder of its name, with a label for the secretariat", () => {
  const names = mails.map(({ kind }) => kind.name).sort();
  expect(Object.keys(keys).sort()).toEqual(names);
  const folders = readdirSync("emails", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name.replaceAll("-", "_")).sort()).toEqual([...names, "parts"].sort());
  expect(Object.keys(secretariat.mail.kinds).sort()).toEqual(names);
});

it("gives each kind a prefix of its own, or one that a kind with other ids shares", () => {
  const prefixes = Object.values(keys).map(([, stored]) => stored.split(":")[0] ?? "");
  const shared = prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index);
  expect(shared.sort()).toEqual(["invited", "message", "waiting"]);
});

it("names samples once", () => {
  const names = mails.flatMap((mail) => mail.samples.map(({ name }) => name));
  expect(names.length).toBe(mailSamples.size);
});
