import { type AuditRow, listAudit, listAuditActions } from "#db/queries/audit.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import { writeTable } from "../tables/write-table.server.ts";
import { normaliseEmail } from "../model/account.ts";
import { addDays, type Instant, instantFrom, type LocalDate, toUtcText } from "../time/zoned-time.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { nameSubjects } from "./name-subjects.server.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

const pageSize = 100;
/** Maximum number of rows in one download. */
const maxRows = 50_000;

const midnight = (day: LocalDate): Instant => instantFrom(`${day}T00:00:00Z`);

function queryOf(ctx: Context, filter: AuditFilter, limit: number) {
  const account = filter.who === null ? null : findAccountByEmail(ctx.db, normaliseEmail(filter.who));
  return {
    action: filter.action,
    // No entry has this id: an address without an account has no entries.
    accountId: filter.who === null ? null : (account?.id ?? "nobody"),
    subjectId: filter.subjectId,
    from: filter.from && midnight(filter.from),
    until: filter.to && midnight(addDays(filter.to, 1)),
    before: filter.before,
    limit,
  };
}

const cellsOf = (row: AuditRow) => ({
  id: row.id,
  at: toUtcText(row.at),
  actor: row.actor,
  who: row.email ?? row.accountId ?? "",
  action: row.action,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  fields: row.fields.join(" "),
  oldState: row.oldState ?? "",
  newState: row.newState ?? "",
  reason: row.reason ?? "",
});

/** Return a page of the audit log, newest first. @throws NotFound unless the actor is the secretariat */
export function getAuditPage(ctx: Context, filter: AuditFilter) {
  requireSecretariat(ctx);
  const rows = listAudit(ctx.db, queryOf(ctx, filter, pageSize + 1));
  const shown = rows.slice(0, pageSize);
  const { subjectOf, actorOf } = nameSubjects(ctx, shown);
  return {
    entries: shown.map((row) => ({ ...cellsOf(row), subject: subjectOf(row), account: actorOf(row) })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    actions: listAuditActions(ctx.db),
  };
}
export type AuditPage = ReturnType<typeof getAuditPage>;

/**
 * Write the filtered audit log as a CSV table, at most `maxRows` entries.
 * @throws NotFound unless the actor is the secretariat
 */
export function writeAuditTable(ctx: Context, filter: AuditFilter): string {
  requireSecretariat(ctx);
  const rows = listAudit(ctx.db, queryOf(ctx, { ...filter, before: null }, maxRows)).map(cellsOf);
  const columns = [
    "id",
    "at",
    "actor",
    "who",
    "action",
    "subjectKind",
    "subjectId",
    "fields",
    "oldState",
    "newState",
    "reason",
  ] as const;
  return writeTable(
    columns,
    rows.map((row) => columns.map((column) => String(row[column]))),
  );
}
