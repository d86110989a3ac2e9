import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteFeature, findFeature, listFeaturesAt, moveFeature } from "#db/queries/features.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireFeaturing } from "./require-featuring.server.ts";

/**
 * Moves an event up in the order in which events lead a page, or takes it off that page.
 * @throws NotFound for a stranger, and when it is not there any more
 */
export function changeFeature(ctx: Context, input: { featureId: string; change: "up" | "remove" }): void {
  writeTransaction(ctx.db, (tx) => {
    const feature = findFeature(tx, input.featureId);
    if (!feature) throw new NotFound("feature");
    const place = { kind: feature.placeKind, code: feature.placeCode };
    const event = requireFeaturing(tx, ctx, feature.eventId, place);
    if (input.change === "remove") deleteFeature(tx, feature.id);
    else moveUp(tx, place, feature.id);
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: input.change === "remove" ? "event.unfeature" : "event.feature-order",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: `${place.kind}:${place.code}`,
    });
  });
}

/** Changes places with the one before it; positions are written anew, so that none is held twice. */
function moveUp(tx: Database, place: Parameters<typeof listFeaturesAt>[1], featureId: string): void {
  const ids = listFeaturesAt(tx, place).map((feature) => feature.id);
  const at = ids.indexOf(featureId);
  const before = ids[at - 1];
  if (before === undefined) return;
  ids.splice(at - 1, 2, featureId, before);
  for (const [position, id] of ids.entries()) moveFeature(tx, id, position + 1);
}
