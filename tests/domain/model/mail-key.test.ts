import { isMailKind, mailPayloads } from "#app/domain/model/mail.ts";
import { mailKey } from "#app/domain/model/mail-key.ts";
import { expect, it } from "vitest";

/** As they are stored: none may change by a byte. */
const keys = {
  sign_in_code: [mailKey("sign_in_code", ["a"]), "code:a"],
  member_invited: [mailKey("member_invited", ["a", 1]), "invited:a:1"],
  email_changed: [mailKey("email_changed", ["a", "old"]), "email:a:old"],
  event_decided: [mailKey("event_decided", ["a"]), "decided:a"],
  organisation_decided: [mailKey("organisation_decided", ["a"]), "organisation:a"],
  comment_written: [mailKey("comment_written", ["a", "organiser"]), "message:a:organiser"],
  coordinator_invited: [mailKey("coordinator_invited", ["a", "city", "lisboa", 1]), "coordinator:a:city:lisboa:1"],
  second_factor_reset: [mailKey("second_factor_reset", ["a", "b"]), "factor-reset:a:b"],
  deputy_named: [mailKey("deputy_named", ["a", "b", "2026-12-01", 1]), "deputy:a:b:2026-12-01:1"],
  report_received: [mailKey("report_received", ["a", "b"]), "report:a:b"],
  report_answered: [mailKey("report_answered", ["a"]), "report-answered:a"],
  hidden_notice: [mailKey("hidden_notice", ["a", "b", 0]), "hidden:a:b:0"],
  confirm_email: [mailKey("confirm_email", ["a", "hash"]), "confirm:a:hash"],
  lost_link: [mailKey("lost_link", ["a"]), "link:a"],
  sign_up_confirmed: [mailKey("sign_up_confirmed", ["a", null]), "seat:a"],
  sign_up_waitlisted: [mailKey("sign_up_waitlisted", ["a"]), "waiting:a"],
  seats_offered: [mailKey("seats_offered", ["a", 1]), "offer:a:1"],
  sign_up_released: [mailKey("sign_up_released", ["a"]), "released:a"],
  reminder: [mailKey("reminder", ["a", "2026-12-01T10:00"]), "reminder:a:2026-12-01T10:00"],
  session_changed: [mailKey("session_changed", ["a", 2]), "session:a:2"],
  attendee_message: [mailKey("attendee_message", ["a", "b"]), "message:a:b"],
  digest_confirm: [mailKey("digest_confirm", ["a", 1]), "digest-confirm:a:1"],
  digest: [mailKey("digest", ["a", "2026-12-07"]), "digest:a:2026-12-07"],
  daily_summary: [mailKey("daily_summary", ["a", "2026-12-07"]), "sum:a:2026-12-07"],
  still_on: [mailKey("still_on", ["a", "2026-12-01T10:00"]), "still-on:a:2026-12-01T10:00"],
  zone_data_changed: [mailKey("zone_data_changed", ["a", "2026f", "gap"]), "zone-data:a:2026f:gap"],
  report_request: [mailKey("report_request", ["a"]), "report-request:a"],
  review_digest: [mailKey("review_digest", ["a", "2026-12-07"]), "waiting:a:2026-12-07"],
  escalated: [mailKey("escalated", ["event:a:1", 1, "country", "b"]), "escalated:event:a:1:1:country:b"],
  co_host_invited: [mailKey("co_host_invited", ["a", "b"]), "invited:a:b"],
  co_host_requested: [mailKey("co_host_requested", ["a", "b"]), "requested:a:b"],
  date_changed: [mailKey("date_changed", ["a", "b", 3]), "changed:a:b:3"],
} as const;

it("writes the keys of mails as they are stored", () => {
  for (const [kind, [key, stored]] of Object.entries(keys)) expect([kind, key]).toEqual([kind, stored]);
});

it("knows every kind of mail", () => {
  expect(Object.keys(keys).filter(isMailKind).sort()).toEqual(Object.keys(mailPayloads).sort());
});
