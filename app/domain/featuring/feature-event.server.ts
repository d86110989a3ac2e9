import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listFeaturesAt, nextPosition, setFeature } from "#db/queries/features.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, type Fault, Invalid } from "../errors.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { findCityZone } from "#db/queries/cities.server.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import { type FeaturePlace, maxFeatured } from "../model/feature.ts";
import { requireFeaturing } from "./require-featuring.server.ts";

/**
 * Lets a public event lead the page of a place from a first to a last day, in the time of its city; after that it leaves by
 * itself. New ones come last in the order. With other days, the same event stays where it is in the order.
 * @throws NotFound for a stranger; Conflict unless it is public, or when the page has enough; Invalid by day
 */
export function featureEvent(
  ctx: Context,
  input: { eventId: string; place: FeaturePlace; startsOn: LocalDate | null; endsOn: LocalDate | null },
): void {
  writeTransaction(ctx.db, (tx) => {
    const { eventId, place } = input;
    const event = requireFeaturing(tx, ctx, eventId, place);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const today = dayAt(ctx.now, findCityZone(tx, event.cityId));
    const { startsOn, endsOn } = checkedSpan(input, today);
    const others = listFeaturesAt(tx, place).filter(
      (feature) => feature.eventId !== eventId && feature.endsOn >= today,
    );
    if (others.length >= maxFeatured) throw new Conflict("enoughFeatured");
    setFeature(tx, {
      id: randomUUID(),
      eventId,
      placeKind: place.kind,
      placeCode: place.code,
      startsOn,
      endsOn,
      position: nextPosition(tx, place),
      accountId: accountIdOf(ctx.actor),
      createdAt: ctx.now,
    });
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "event.feature",
      subjectKind: "event",
      subjectId: eventId,
      cityId: event.cityId,
      newState: `${place.kind}:${place.code} ${startsOn}/${endsOn}`,
    });
  });
}

function checkedSpan(span: { startsOn: LocalDate | null; endsOn: LocalDate | null }, today: LocalDate) {
  const { startsOn, endsOn } = span;
  const faults: Record<string, Fault> = {};
  if (!startsOn) faults["startsOn"] = { key: "required" };
  if (!endsOn) faults["endsOn"] = { key: "required" };
  if (startsOn && endsOn && endsOn < startsOn) faults["endsOn"] = { key: "endBeforeStart" };
  if (endsOn && endsOn < today) faults["endsOn"] = { key: "startIsPast" };
  if (!startsOn || !endsOn || Object.keys(faults).length > 0) throw new Invalid(faults);
  return { startsOn, endsOn };
}
