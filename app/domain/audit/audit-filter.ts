import { parseLocalDate, type LocalDate } from "../time/zoned-time.ts";

/** What of the audit log is shown; days are days in UTC. `before` continues a list: entries older than that one. */
export type AuditFilter = {
  action: string | null;
  who: string | null;
  subjectId: string | null;
  from: LocalDate | null;
  to: LocalDate | null;
  before: number | null;
};

/** Out of an address; what is nonsense is as if it were not there. */
export function readAuditFilter(query: URLSearchParams): AuditFilter {
  const text = (name: string, shape: RegExp) => {
    const value = (query.get(name) ?? "").trim();
    return shape.test(value) ? value : null;
  };
  const before = text("before", /^\d{1,15}$/);
  return {
    action: text("action", /^[\w.-]{1,40}$/),
    who: text("who", /^[^\s]{1,254}$/),
    subjectId: text("subject", /^[\w.-]{1,60}$/),
    from: parseLocalDate(query.get("from") ?? ""),
    to: parseLocalDate(query.get("to") ?? ""),
    before: before === null ? null : Number(before),
  };
}

/** The same as a query, without where a list goes on. */
export function auditQuery(filter: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  const pairs = { action: filter.action, who: filter.who, subject: filter.subjectId, from: filter.from, to: filter.to };
  for (const [name, value] of Object.entries(pairs)) if (value !== null) query.set(name, value);
  return query;
}
