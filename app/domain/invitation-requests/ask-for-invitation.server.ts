import { invitationRequested } from "#emails/invitation-requested/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { countAudits, recordAudit } from "#db/queries/audit.server.ts";
import { findMember, listMembers } from "#db/queries/members.server.ts";
import { findCityAuthority } from "#db/queries/organisations.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { publicNameOf } from "../model/organisation.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { days, plus } from "../time/zoned-time.ts";

/** Maximum number of requests for one organisation in a day; further ones reach nobody. */
const maxRequestsPerDay = 10;

/**
 * Return the authority of a city that the actor could ask for an invitation, and the address that its owners would read.
 * @throws NotFound for a stranger, a member, and a city without an authority
 */
export function getAuthorityToAsk(ctx: Context, cityId: string): { name: string; email: string } {
  const { authority, asking } = requireAsker(ctx.db, ctx, cityId);
  return { name: publicNameOf(authority), email: asking.email };
}

/**
 * Ask the owners of a city's authority by mail for an invitation, once for each account and organisation. The answer is
 * the same whether or not it has an owner, was asked before, or was asked too often today.
 * @throws NotFound as `getAuthorityToAsk`
 */
export function askForInvitation(ctx: Context, input: { cityId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { authority, asking } = requireAsker(tx, ctx, input.cityId);
    const { id: organisationId, cityId } = authority;
    const audit = { action: "member.ask", subjectId: organisationId };
    if (countAudits(tx, { ...audit, since: plus(ctx.now, -days(1)) }) >= maxRequestsPerDay) return;
    const sent = listMembers(tx, organisationId)
      .filter(({ role }) => role === "owner")
      .map(({ accountId: ownerId }) =>
        enqueueMail(tx, invitationRequested, {
          payload: { organisationId, accountId: asking.id, ownerId },
          dedupeKey: invitationRequested.key(organisationId, asking.id, ownerId),
          subject: mailSubject("organisation", organisationId),
          now: ctx.now,
        }),
      );
    if (sent.includes(true)) recordAudit(tx, ctx, { ...audit, subjectKind: "organisation", cityId });
  });
}

function requireAsker(db: Database, ctx: Context, cityId: string) {
  const asking = findAccount(db, accountIdOf(ctx.actor) ?? "");
  const authority = findCityAuthority(db, cityId);
  if (!asking || !authority || findMember(db, authority.id, asking.id) !== null) throw new NotFound("organisation");
  return { authority, asking };
}
