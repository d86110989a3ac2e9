import { type Database, emptyWriteAheadLog, writeTransaction } from "#db/client.server.ts";
import { deleteCodeMails } from "#db/queries/code-mails.server.ts";
import { deleteOldDrafts } from "#db/queries/drafts.server.ts";
import { joinSearchIndex } from "#db/queries/search-index.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { deleteExpiredInvitations } from "#db/queries/members.server.ts";
import { dropMailsAbout, eraseSentTo } from "#db/queries/outbox.server.ts";
import { deleteStaleSignIns } from "#db/queries/accounts.server.ts";
import { deleteOldMail, eraseRecipientHashes } from "#db/queries/retention.server.ts";
import { eraseReporters } from "#db/queries/reports.server.ts";
import { deleteUnconfirmedDigests } from "#db/queries/digests.server.ts";
import {
  deleteEmptyPages,
  deleteOldFollows,
  endCalendar,
  deleteEndedCalendars,
  eraseUnconfirmedEmails,
} from "#db/queries/attendee-pages.server.ts";
import { deleteOldSignUps } from "#db/queries/sign-ups.server.ts";
import { deleteSuppressions } from "#db/queries/suppressions.server.ts";
import { keepUnconfirmedDigestMs } from "../digests/digest.ts";
import { mailSubject } from "../model/mail.ts";
import { keepSentToMs } from "../model/outbox.ts";
import { hashSecret } from "../secrets.server.ts";
import { sessionIdleMs } from "../model/account.ts";
import { keepEndedCalendarMs, keepSignUpMs, keepUnconfirmedMs } from "../model/sign-up.ts";
import { type Instant, plus, hours } from "../time/zoned-time.ts";
import { keepDraftMs, keepOutboxMs, keepRecipientHashMs, keepReporterMs } from "./retention.ts";

type Erased = { signUps: number; addresses: number; mails: number };

/**
 * Erase all data whose retention, as stated on the page "What we keep", has ended. Idempotent. Also removes data erased
 * by users from the search index and the write-ahead log.
 */
export function purge(db: Database, now: Instant): Erased {
  const erased = writeTransaction(db, (tx) => eraseOld(tx, now));
  emptyWriteAheadLog(db);
  return erased;
}

function eraseOld(tx: Database, now: Instant): Erased {
  joinSearchIndex(tx);
  const signUps = deleteOldSignUps(tx, plus(now, -keepSignUpMs));
  deleteOldFollows(tx, plus(now, -keepSignUpMs));
  const pages = deleteEmptyPages(tx);
  for (const { calendarToken } of pages) if (calendarToken) endCalendar(tx, hashSecret(calendarToken), now);
  const addresses = eraseUnconfirmedEmails(tx, plus(now, -keepUnconfirmedMs));
  const digests = deleteUnconfirmedDigests(tx, plus(now, -keepUnconfirmedDigestMs));
  const subjects = [
    ...[...pages.map((page) => page.id), ...addresses].map((id) => mailSubject("page", id)),
    ...digests.map((id) => mailSubject("digest", id)),
  ];
  dropMailsAbout(tx, subjects, now);
  deleteEndedCalendars(tx, plus(now, -keepEndedCalendarMs));
  deleteSuppressions(tx, now);
  eraseSentTo(tx, plus(now, -keepSentToMs));
  const mails = deleteOldMail(tx, plus(now, -keepOutboxMs));
  eraseRecipientHashes(tx, plus(now, -keepRecipientHashMs));
  deleteCodeMails(tx, plus(now, -keepRecipientHashMs));
  deleteOldDrafts(tx, plus(now, -keepDraftMs));
  deleteExpiredInvitations(tx, now);
  eraseReporters(tx, plus(now, -keepReporterMs));
  // A code that came late can be sent anew without typing all again.
  deleteStaleSignIns(tx, now, { seenSince: plus(now, -sessionIdleMs), codesBefore: plus(now, -hours(1)) });
  if (signUps > 0) raiseProgrammeVersion(tx);
  return { signUps, addresses: addresses.length, mails };
}
