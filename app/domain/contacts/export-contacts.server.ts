import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listContacts, type Organiser, readOrganisers } from "#db/queries/contacts.server.ts";
import type { Context } from "../context.ts";
import { writeTable } from "../tables/write-table.server.ts";
import { type ContactFilter, contactFilterParts } from "./contact-filter.ts";
import { contactsQueryOf } from "./contact-scopes.server.ts";

const columns = [
  "organisation",
  "public_name",
  "kind",
  "city",
  "country",
  "state",
  "public_events",
  "waiting_events",
  "drafts",
  "contact_email",
  "email",
  "role",
  "language",
  "wants_messages",
] as const;

/** Maximum number of organisations in one download. */
const maxOrganisations = 20_000;

/** Replace addresses in a text, since the audit log names nobody. */
const withoutAddresses = (text: string): string => text.replaceAll(/[^\s<>()"']+@[^\s<>()"']+/g, "…");

/**
 * Write the contacts that a filter finds as a CSV table, one row for each member of an organisation, and note in the
 * audit log why, with the filter and the number of rows.
 * @param input `reason`: a line, not empty
 * @throws NotFound for an actor who may not write to anybody
 */
export function exportContacts(ctx: Context, input: { filter: ContactFilter; reason: string }): string {
  const query = contactsQueryOf(ctx, input.filter);
  const found = listContacts(ctx.db, query, { reader: ctx.language, limit: maxOrganisations, offset: 0 });
  const organisersOf = readOrganisers(
    ctx.db,
    found.map(({ id }) => id),
  );
  const rows = found.flatMap((organisation) => {
    const own = organisersOf(organisation.id);
    const about = cellsOf(organisation);
    return own.length === 0 ? [[...about, "", "", "", ""]] : own.map((each) => [...about, ...cellsOfOrganiser(each)]);
  });
  // Only the entry of the log needs the lock: thousands of rows would keep others waiting.
  writeTransaction(ctx.db, (tx) =>
    recordAudit(tx, ctx, {
      action: "contacts.export",
      subjectKind: "contacts",
      subjectId: "contacts",
      fields: [
        `rows=${rows.length}`,
        ...query.scopes.map(({ kind, code }) => `scope=${kind}${code === "" ? "" : `:${code}`}`),
        ...contactFilterParts(input.filter).map(([name, value]) => `${name}=${withoutAddresses(value)}`),
      ],
      reason: withoutAddresses(input.reason),
    }),
  );
  return writeTable(columns, rows);
}

const cellsOf = (row: ReturnType<typeof listContacts>[number]): string[] => [
  row.name,
  row.alias ?? "",
  row.kind,
  row.cityName,
  row.countryCode,
  row.state,
  String(row.publicEvents),
  String(row.waitingEvents),
  String(row.drafts),
  row.contactEmail,
];

const cellsOfOrganiser = (row: Organiser): string[] => [
  row.email,
  row.role,
  row.language,
  row.isWilling ? "yes" : "no",
];
