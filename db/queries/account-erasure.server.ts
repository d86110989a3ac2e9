import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDraftParts, events, memberships, organisations, outbox, accounts } from "../schema/index.ts";

/** List the organisations of which an account is the only owner. */
export function listSolelyOwned(db: Database, accountId: string) {
  const others = sql`exists (select 1 from membership m where m.organisation_id = ${organisations.id}
    and m.role = 'owner' and m.account_id <> ${accountId})`;
  return db
    .select({ id: organisations.id, name: organisations.name, cityId: organisations.cityId })
    .from(organisations)
    .innerJoin(memberships, eq(memberships.organisationId, organisations.id))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner"), sql`not ${others}`))
    .all();
}

/**
 * Replace an address wherever it is a private contact by that of another member of the organisation, owners first;
 * empty where there is none.
 * @param email in lower case
 */
export function replaceContact(tx: Database, accountId: string, email: string): void {
  const heir = (organisationId: SQLColumn) => sql<string>`coalesce((select p.email from membership m
    join account p on p.id = m.account_id where m.organisation_id = ${organisationId} and p.id <> ${accountId}
    order by m.role = 'editor', m.created_at limit 1), '')`;
  tx.update(organisations)
    .set({ contactEmail: heir(organisations.id) })
    .where(sql`lower(${organisations.contactEmail}) = ${email}`)
    .run();
  tx.update(events)
    .set({ contactEmail: heir(events.leadOrganisationId) })
    .where(sql`lower(${events.contactEmail}) = ${email}`)
    .run();
}
type SQLColumn = typeof organisations.id | typeof events.leadOrganisationId;

/** Erase an address from the values of unfinished drafts. @param email in lower case */
export function eraseTypedAddress(tx: Database, email: string): void {
  for (const part of tx
    .select()
    .from(eventDraftParts)
    .where(sql`instr(lower(${eventDraftParts.entries}), ${email}) > 0`)
    .all()) {
    const entries = part.entries.map(
      ([name, value]) => [name, value.trim().toLowerCase() === email ? "" : value] as const,
    );
    tx.update(eventDraftParts)
      .set({ entries })
      .where(and(eq(eventDraftParts.eventId, part.eventId), eq(eventDraftParts.part, part.part)))
      .run();
  }
}

/** Erase an address that is the public contact of events. @param email in lower case @returns the number of events */
export function erasePublicContact(tx: Database, email: string): number {
  return tx
    .update(events)
    .set({ publicContact: null })
    .where(sql`lower(trim(${events.publicContact})) = ${email}`)
    .run().changes;
}

/** Drop the unsent mails to an address, and erase the words of those that were sent. */
export function dropMailsTo(tx: Database, email: string, now: Instant): void {
  const isTo = sql`coalesce(json_extract(${outbox.mail}, '$.to'), json_extract(${outbox.payload}, '$.to')) = ${email}`;
  tx.update(outbox)
    .set({ state: "dropped", doneAt: now, leaseUntil: null })
    .where(and(isTo, inArray(outbox.state, ["queued", "failed"])))
    .run();
  tx.update(outbox).set({ payload: {}, mail: null }).where(isTo).run();
}

export const emailIsTaken = (db: Database, email: string, accountId: string): boolean =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.email, email), ne(accounts.id, accountId)))
    .get() !== undefined;
