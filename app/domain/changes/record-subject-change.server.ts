import type { Database, Writable } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { readCity } from "#db/queries/cities.server.ts";
import { touchEventsOfCity, touchEventsOfOrganisation } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findOrganisation, type FoundOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { publicNameOf } from "../model/organisation.ts";
import { bumpEventSequences } from "./bump-sequences.server.ts";
import type { AuditEntry } from "./record-change.server.ts";
import { recordDecision } from "./record-decision.server.ts";

type Who = Pick<Context, "actor" | "now">;
type Decision = Omit<Parameters<typeof recordDecision>[2], "subjectKind" | "subjectId" | "cityId">;
/** `audit`: entry for the audit log; `decision`: of a coordinator, recorded by `recordDecision`. */
type SubjectChange = { audit?: AuditEntry; decision?: Decision };
/** `eventIds`: the approved events that were hidden or restored together with the subject. */
type Recorded<R> = { result: R; eventIds: readonly string[] };

/**
 * Run a write to an organisation and do, once, everything that follows from it: audit log, decision history, cached
 * pages, `revised_at` of its events when its public name changes, and their SEQUENCE when it is hidden or restored.
 * @param write gets the only transaction in which organisations can be written
 */
export function recordOrganisationChange<R>(
  tx: Database,
  ctx: Who,
  { organisation, ...change }: SubjectChange & { organisation: { id: string; cityId: string } },
  write: (tx: Writable) => R,
): Recorded<R> {
  const { id, cityId } = organisation;
  const before = findOrganisation(tx, id);
  const writable = tx as Writable;
  const result = write(writable);
  const after = findOrganisation(tx, id);
  const isRenamed = before?.slug !== after?.slug || nameOf(before) !== nameOf(after);
  if (before && isRenamed) touchEventsOfOrganisation(tx, id, ctx.now);
  const isToggled = before !== null && isShown(before) !== isShown(after);
  const eventIds = isToggled ? bumpEventSequences(writable, ctx, { organisationId: id }) : [];
  const isOther = isRenamed || publicColumns.some((column) => before?.[column] !== after?.[column]);
  if (isOther && (wasDecided(before) || wasDecided(after))) raiseProgrammeVersion(tx);
  recordSubject(tx, ctx, { ...change, kind: "organisation", id, cityId });
  return { result, eventIds };
}

const publicColumns = ["kind", "state", "hiddenAt", "trustedAt", "verifiedAs"] as const;
const nameOf = (organisation: FoundOrganisation | null): string | null => organisation && publicNameOf(organisation);
const isShown = (organisation: FoundOrganisation | null): boolean =>
  organisation?.state === "verified" && organisation.hiddenAt === null;
/** True when an organisation is not pending; nothing of a pending one is public. */
const wasDecided = (organisation: FoundOrganisation | null): boolean =>
  organisation !== null && organisation.state !== "pending";

/**
 * Run a write to a city and do, once, everything that follows from it: audit log, decision history, cached pages,
 * `revised_at` of its events when its name or time zone changes, and their SEQUENCE when it is hidden or restored.
 * @param change `auditCityId`: the city whose coordinators see the audit entry; another one only when the city is
 * deleted
 * @param write gets the only transaction in which cities can be written
 */
export function recordCityChange<R>(
  tx: Database,
  ctx: Who,
  { cityId, auditCityId = cityId, ...change }: SubjectChange & { cityId: string; auditCityId?: string },
  write: (tx: Writable) => R,
): Recorded<R> {
  const before = readCity(tx, cityId);
  const writable = tx as Writable;
  const result = write(writable);
  const after = readCity(tx, cityId);
  const differs = (columns: readonly (keyof NonNullable<typeof after>)[]) =>
    columns.some((column) => JSON.stringify(before?.[column]) !== JSON.stringify(after?.[column]));
  if (before && differs(["name", "names", "timeZone"])) touchEventsOfCity(tx, cityId, ctx.now);
  const isToggled = before !== null && differs(["hiddenAt"]);
  const eventIds = isToggled ? bumpEventSequences(writable, ctx, { cityId }) : [];
  const isPublic = before?.state === "listed" || after?.state === "listed";
  if (
    isPublic &&
    differs(["name", "names", "slug", "latitude", "longitude", "timeZone", "state", "hiddenAt", "welcomes"])
  ) {
    raiseProgrammeVersion(tx);
  }
  recordSubject(tx, ctx, { ...change, kind: "city", id: cityId, cityId: auditCityId });
  return { result, eventIds };
}

function recordSubject(
  tx: Database,
  ctx: Who,
  { audit, decision, kind, id, cityId }: SubjectChange & { kind: "organisation" | "city"; id: string; cityId: string },
): void {
  const subject = { subjectKind: kind, subjectId: id, cityId };
  if (decision) recordDecision(tx, ctx, { ...decision, ...subject });
  if (audit) recordAudit(tx, ctx, { ...audit, ...subject });
}

/**
 * Run a write to other data that public pages show, with its entry in the audit log: editions, featured events,
 * regions.
 */
export function recordReferenceChange<R>(
  tx: Database,
  ctx: Who,
  audit: Parameters<typeof recordAudit>[2],
  write: (tx: Writable) => R,
): R {
  const result = write(tx as Writable);
  raiseProgrammeVersion(tx);
  recordAudit(tx, ctx, audit);
  return result;
}
