import { listRegions } from "#db/queries/cities.server.ts";
import { countContacts as countRows, listContacts as listRows, readOrganisers } from "#db/queries/contacts.server.ts";
import type { Context } from "../context.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { type ListedOrganisationState, listedOrganisationStates } from "../model/organisation.ts";
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
  const counts = countRows(ctx.db, query);
  const found = sumOf(counts, query.states);
  const page = { reader: ctx.language, limit: listPageSize, offset: (filter.page - 1) * listPageSize };
  const rows = listRows(ctx.db, query, page);
  const organisersOf = readOrganisers(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const { accounts, ...readers } = findMessageReaders(ctx.db, query, ctx.now);
  return {
    scopes: query.scopes.map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    rows: rows.map((row) => ({ ...row, organisers: organisersOf(row.id) })),
    tabs: [
      { state: null, count: sumOf(counts, activeStates) },
      ...listedOrganisationStates.map((state) => ({ state, count: sumOf(counts, [state]) })),
    ],
    count: found,
    /** Number of matches in states that were not asked for. */
    elsewhere: sumOf(counts, listedOrganisationStates) - found,
    pages: Math.max(1, Math.ceil(found / listPageSize)),
    readers: { ...readers, count: accounts.length },
    choices: {
      ...choicesOf(ctx, query.scopes),
      regions: query.scopes.some(({ kind }) => kind === "network") ? listRegions(ctx.db, ctx.language) : [],
    },
  };
}

/** Count the organisations that a filter finds in the actor's own scopes. @throws NotFound as `listContacts` does */
export function countContacts(ctx: Context, filter: ContactFilter): number {
  const query = contactsQueryOf(ctx, filter);
  return sumOf(countRows(ctx.db, query), query.states);
}

const sumOf = (counts: ReturnType<typeof countRows>, states: readonly ListedOrganisationState[]): number =>
  states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

export type ContactList = ReturnType<typeof listContacts>;
export type ContactRow = ContactList["rows"][number];
