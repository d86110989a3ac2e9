import { daySpanFaults } from "../forms/day-span.ts";
import { writeTransaction } from "#db/client.server.ts";
import { listFeaturesAt, nextPosition, setFeature } from "#db/queries/features.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import { Conflict, Invalid } from "../errors.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { findCityZone } from "#db/queries/cities.server.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import { type FeaturePlace, maxFeatured } from "../model/feature.ts";
import { requireFeaturing } from "./require-featuring.server.ts";

/**
 * Feature a public event on the page of a place from a first to a last day, by the clock of its city. New ones come
 * last in the order; with other days, a featured event keeps its place.
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
    const row = {
      id: randomUUID(),
      eventId,
      placeKind: place.kind,
      placeCode: place.code,
      startsOn,
      endsOn,
      position: nextPosition(tx, place),
      accountId: accountIdOf(ctx.actor),
      createdAt: ctx.now,
    };
    const newState = `${place.kind}:${place.code} ${startsOn}/${endsOn}`;
    const subject = { subjectKind: "event", subjectId: eventId, cityId: event.cityId } as const;
    recordReferenceChange(tx, ctx, { action: "event.feature", ...subject, newState }, (writable) =>
      setFeature(writable, row),
    );
  });
}

function checkedSpan(span: { startsOn: LocalDate | null; endsOn: LocalDate | null }, today: LocalDate) {
  const { startsOn, endsOn } = span;
  const faults = daySpanFaults(span);
  if (endsOn && endsOn < today) faults["endsOn"] = { key: "startIsPast" };
  if (!startsOn || !endsOn || Object.keys(faults).length > 0) throw new Invalid(faults);
  return { startsOn, endsOn };
}
