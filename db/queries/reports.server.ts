import { and, asc, count, eq, gte, isNull, lt, notExists, sql } from "drizzle-orm";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "../client.server.ts";
import { openedReports, reports } from "../schema/index.ts";

export function insertReport(tx: Database, report: typeof reports.$inferInsert): void {
  tx.insert(reports).values(report).run();
}

export function findReport(db: Database, reportId: string) {
  return db.select().from(reports).where(eq(reports.id, reportId)).get() ?? null;
}

export function findReportByToken(db: Database, token: string) {
  return db.select().from(reports).where(eq(reports.token, token)).get() ?? null;
}

export function listReportsOf(db: Database, eventId: string) {
  return db
    .select()
    .from(reports)
    .where(eq(reports.eventId, eventId))
    .orderBy(asc(reports.createdAt), asc(reports.id))
    .all();
}

/** Count the unanswered problem reports about an event that came since a moment. */
export function countOpenReports(db: Database, eventId: string, since: Instant): number {
  const isOpen = and(eq(reports.eventId, eventId), isNull(reports.answeredAt), gte(reports.createdAt, since));
  return db.select({ count: count() }).from(reports).where(isOpen).get()?.count ?? 0;
}

export function updateReport(tx: Database, reportId: string, change: Partial<typeof reports.$inferInsert>): void {
  tx.update(reports).set(change).where(eq(reports.id, reportId)).run();
}

/** Erase the addresses of reports answered before a moment; an address serves one answer only. The reports stay. */
export function eraseReporters(tx: Database, answeredBefore: Instant): void {
  tx.update(reports).set({ email: null }).where(lt(reports.answeredAt, answeredBefore)).run();
}

/** List the open reports of danger that an account has not opened yet, with their events. */
export function listUnopenedDangers(db: Database, accountId: string) {
  const opened = db
    .select({ found: sql`1` })
    .from(openedReports)
    .where(and(eq(openedReports.reportId, reports.id), eq(openedReports.accountId, accountId)));
  return db
    .select({ reportId: reports.id, eventId: reports.eventId })
    .from(reports)
    .where(and(isNull(reports.answeredAt), eq(reports.kind, "dangerous"), notExists(opened)))
    .all();
}

export function insertOpenedReport(tx: Database, row: typeof openedReports.$inferInsert): void {
  tx.insert(openedReports).values(row).onConflictDoNothing().run();
}

/** Forget who opened a report. */
export function deleteOpenedReports(tx: Database, reportId: string): void {
  tx.delete(openedReports).where(eq(openedReports.reportId, reportId)).run();
}
