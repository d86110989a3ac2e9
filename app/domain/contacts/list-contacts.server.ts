import { listRegions } from "#db/queries/cities.server.ts";
import { countContacts, listContacts as listRows, listOrganisersOf } from "#db/queries/contacts.server.ts";
import type { Context } from "../context.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { listedOrganisationStates } from "../model/organisation.ts";
import { choicesOf, listPageSize } from "../scope-lists/list-events-in-scope.server.ts";
import { activeStates, type ContactFilter } from "./contact-filter.ts";
import { contactsQueryOf } from "./contact-scopes.server.ts";
import { findMessageReaders } from "./message-readers.server.ts";

/**
 * List a page of the organisations in the actor's own scopes that match a filter, with their members and their events,
 * and count whom a message to all of them would reach.
 * @throws NotFound for an actor who may not write to anybody
 */
export function listContacts(ctx: Context, filter: ContactFilter) {
  const query = contactsQueryOf(ctx, filter);
  const counts = countContacts(ctx.db, query);
  const countIn = (states: ContactFilter["state"][]) =>
    states.reduce((sum, state) => sum + (state === null ? 0 : (counts[state] ?? 0)), 0);
  const found = countIn([...query.states]);
  const page = { reader: ctx.language, limit: listPageSize, offset: (filter.page - 1) * listPageSize };
  const rows = listRows(ctx.db, query, page);
  const organisers = listOrganisersOf(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const { accounts, ...readers } = findMessageReaders(ctx.db, query, ctx.now);
  return {
    scopes: query.scopes.map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    rows: rows.map((row) => ({
      ...row,
      organisers: organisers.filter(({ organisationId }) => organisationId === row.id),
    })),
    tabs: [
      { state: null, count: countIn([...activeStates]) },
      ...listedOrganisationStates.map((state) => ({ state, count: countIn([state]) })),
    ],
    count: found,
    /** Number of matches in states that were not asked for. */
    elsewhere: countIn([...listedOrganisationStates]) - found,
    pages: Math.max(1, Math.ceil(found / listPageSize)),
    readers: { ...readers, count: accounts.length },
    choices: {
      ...choicesOf(ctx, query.scopes),
      regions: query.scopes.some(({ kind }) => kind === "network") ? listRegions(ctx.db, ctx.language) : [],
    },
  };
}
export type ContactList = ReturnType<typeof listContacts>;
export type ContactRow = ContactList["rows"][number];
