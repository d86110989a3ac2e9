import { type Writable, writeTransaction } from "#db/client.server.ts";
import { deleteFeature, findFeature, listFeaturesAt, moveFeature } from "#db/queries/features.server.ts";
import type { Context } from "../context.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import { NotFound } from "../errors.ts";
import { requireFeaturing } from "./require-featuring.server.ts";

/**
 * Move a featured event up in the order of its page, or stop featuring it there.
 * @throws NotFound for a stranger, and when the event is not featured there
 */
export function changeFeature(ctx: Context, input: { featureId: string; change: "up" | "remove" }): void {
  writeTransaction(ctx.db, (tx) => {
    const feature = findFeature(tx, input.featureId);
    if (!feature) throw new NotFound("feature");
    const place = { kind: feature.placeKind, code: feature.placeCode };
    const event = requireFeaturing(tx, ctx, feature.eventId, place);
    const isRemoved = input.change === "remove";
    const subject = { subjectKind: "event", subjectId: event.id, cityId: event.cityId } as const;
    const audit = { ...subject, oldState: `${place.kind}:${place.code}` };
    const action = isRemoved ? "event.unfeature" : "event.feature-order";
    recordReferenceChange(tx, ctx, { action, ...audit }, (writable) => {
      if (isRemoved) deleteFeature(writable, feature.id);
      else moveUp(writable, place, feature.id);
    });
  });
}

/** Swap a feature with the one before it, and renumber all positions. */
function moveUp(tx: Writable, place: Parameters<typeof listFeaturesAt>[1], featureId: string): void {
  const ids = listFeaturesAt(tx, place).map((feature) => feature.id);
  const at = ids.indexOf(featureId);
  const before = ids[at - 1];
  if (before === undefined) return;
  ids.splice(at - 1, 2, featureId, before);
  for (const [position, id] of ids.entries()) moveFeature(tx, id, position + 1);
}
