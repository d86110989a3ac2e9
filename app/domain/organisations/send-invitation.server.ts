import { memberInvited } from "#emails/member-invited/mail.ts";
import type { Database } from "#db/client.server.ts";
import { countAudits, recordAudit } from "#db/queries/audit.server.ts";
import { listInvitations, listMembers, openInvitation } from "#db/queries/members.server.ts";
import type { FoundOrganisation } from "#db/queries/organisations.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { normaliseEmail } from "../model/account.ts";
import type { Authorized } from "../permissions.ts";
import { days, hours, plus } from "../time/zoned-time.ts";
import {
  invitationLifetimeMs,
  invitationMailsPerHour,
  type MemberRole,
  maxOpenInvitations,
  maxInvitationsUnverified,
} from "../model/organisation.ts";

/**
 * Create an invitation, or renew the one of this address, and mail it unless the mailbox had too many lately.
 * @throws Invalid `email` for a member; Conflict when too many are open, or were sent in a day
 */
export function sendInvitation(
  tx: Database,
  ctx: Context,
  organisation: Authorized<FoundOrganisation>,
  input: { email: string; role: MemberRole },
): void {
  const email = normaliseEmail(input.email);
  const member = listMembers(tx, organisation.id).find((member) => member.email === email);
  // An editor may be asked to become an owner.
  if (member && (member.role === "owner" || input.role === "editor")) {
    throw new Invalid({ email: { key: "alreadyMember" } });
  }
  const others = listInvitations(tx, organisation.id, ctx.now).filter((invitation) => invitation.email !== email);
  const today = countAudits(tx, {
    action: "member.invite",
    subjectId: organisation.id,
    since: plus(ctx.now, -days(1)),
  });
  const max = organisation.state === "verified" ? maxOpenInvitations : maxInvitationsUnverified;
  if (others.length >= maxOpenInvitations || today >= max) throw new Conflict("tooManyInvitations");
  const expiresAt = plus(ctx.now, invitationLifetimeMs);
  const row = { id: randomUUID(), organisationId: organisation.id, email, role: input.role };
  const invitationId = openInvitation(tx, { ...row, createdAt: ctx.now, expiresAt });
  mail(tx, ctx, { invitationId, email });
  recordAudit(tx, ctx, {
    action: "member.invite",
    subjectKind: "organisation",
    subjectId: organisation.id,
    cityId: organisation.cityId,
    newState: `${input.role}:${invitationId}`,
  });
}

function mail(tx: Database, ctx: Context, { invitationId, email }: { invitationId: string; email: string }): void {
  const limit = { max: invitationMailsPerHour, since: plus(ctx.now, -hours(1)) };
  const recipientHash = mailboxWithinLimit(tx, email, { kind: memberInvited.name, ...limit });
  if (recipientHash === null) return;
  enqueueMail(tx, memberInvited, {
    payload: { invitationId, language: ctx.language },
    dedupeKey: memberInvited.key(invitationId, ctx.now),
    subject: mailSubject("invitation", invitationId),
    recipientHash,
    now: ctx.now,
  });
}
