import { parseLocalDate, type LocalDate } from "../time/zoned-time.ts";

/** Filter of the audit log. Days are in UTC; `before` continues a list with the entries older than that id. */
export type AuditFilter = {
  action: string | null;
  who: string | null;
  subjectId: string | null;
  from: LocalDate | null;
  to: LocalDate | null;
  before: number | null;
};

/** Read the filter from an address; invalid values are ignored. */
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

/** Write the filter as a query, without `before`. */
export function auditQuery(filter: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  const pairs = { action: filter.action, who: filter.who, subject: filter.subjectId, from: filter.from, to: filter.to };
  for (const [name, value] of Object.entries(pairs)) if (value !== null) query.set(name, value);
  return query;
}
