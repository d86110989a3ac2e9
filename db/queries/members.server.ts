import type { MemberRole } from "#app/domain/model/organisation.ts";
import type { Authorized } from "#app/domain/permissions.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, eq, gt, lte } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { memberInvitations, memberships, organisations, accounts } from "../schema/index.ts";

const membership = (organisationId: string, accountId: string) =>
  and(eq(memberships.organisationId, organisationId), eq(memberships.accountId, accountId));

/** List the members of an organisation, owners first. */
export function listMembers(db: Database, organisationId: string) {
  return db
    .select({ accountId: accounts.id, email: accounts.email, role: memberships.role })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(eq(memberships.role, "editor"), asc(accounts.email))
    .all();
}

export function findMember(db: Database, organisationId: string, accountId: string) {
  return db.select().from(memberships).where(membership(organisationId, accountId)).get() ?? null;
}

export function countOwners(db: Database, organisationId: string): number {
  const found = db
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "owner")))
    .get();
  return found?.count ?? 0;
}

export function setMemberRole(
  tx: Database,
  organisation: Authorized<{ id: string }>,
  accountId: string,
  role: MemberRole,
): void {
  tx.update(memberships).set({ role }).where(membership(organisation.id, accountId)).run();
}

export function deleteMember(tx: Database, organisation: Authorized<{ id: string }>, accountId: string): void {
  tx.delete(memberships).where(membership(organisation.id, accountId)).run();
}

/** Create an invitation, or renew the one this address has. @returns its id */
export function openInvitation(tx: Database, invitation: typeof memberInvitations.$inferInsert): string {
  const { role, createdAt, expiresAt } = invitation;
  const [row] = tx
    .insert(memberInvitations)
    .values(invitation)
    .onConflictDoUpdate({
      target: [memberInvitations.organisationId, memberInvitations.email],
      set: { role, createdAt, expiresAt },
    })
    .returning({ id: memberInvitations.id })
    .all();
  return row?.id ?? invitation.id;
}

export function findInvitation(db: Database, invitationId: string, now: Instant) {
  return (
    db
      .select()
      .from(memberInvitations)
      .where(and(eq(memberInvitations.id, invitationId), gt(memberInvitations.expiresAt, now)))
      .get() ?? null
  );
}

export function listInvitations(db: Database, organisationId: string, now: Instant) {
  return db
    .select()
    .from(memberInvitations)
    .where(and(eq(memberInvitations.organisationId, organisationId), gt(memberInvitations.expiresAt, now)))
    .orderBy(asc(memberInvitations.email))
    .all();
}

/** List the open invitations to an address. */
export function listInvitationsTo(db: Database, email: string, now: Instant) {
  return db
    .select({ id: memberInvitations.id, role: memberInvitations.role, name: organisations.name })
    .from(memberInvitations)
    .innerJoin(organisations, eq(organisations.id, memberInvitations.organisationId))
    .where(and(eq(memberInvitations.email, email), gt(memberInvitations.expiresAt, now)))
    .orderBy(asc(memberInvitations.createdAt), asc(memberInvitations.id))
    .all();
}

export const isInvited = (db: Database, email: string, now: Instant): boolean =>
  listInvitationsTo(db, email, now).length > 0;

export function deleteInvitation(tx: Database, invitationId: string): void {
  tx.delete(memberInvitations).where(eq(memberInvitations.id, invitationId)).run();
}

export function deleteInvitationsTo(tx: Database, email: string): void {
  tx.delete(memberInvitations).where(eq(memberInvitations.email, email)).run();
}

export function deleteExpiredInvitations(tx: Database, now: Instant): void {
  tx.delete(memberInvitations).where(lte(memberInvitations.expiresAt, now)).run();
}
