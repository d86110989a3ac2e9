import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { type FoundEvent, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { deletePictures, findPicturesOf, insertPicture } from "#db/queries/pictures.server.ts";
import { randomUUID } from "node:crypto";
import { Conflict } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { type EncodedPicture, encodePicture } from "./encode-picture.server.ts";
import type { Picture } from "../model/picture.ts";
import { pictureOutcome } from "./picture-outcome.ts";
import { type PictureContext, removePictureFiles, writePictureFiles } from "./picture-files.server.ts";

/**
 * Gives an event a picture in place of the one it has; for an approved event it is proposed, and the approved one stays.
 * @param encode makes our own files of it, here or where it holds up nobody
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden; Invalid `file`; Busy
 */
export async function setPicture(
  ctx: PictureContext,
  input: { eventId: string; file: Blob; alternativeText: string; credit: string | null },
  encode: (sent: Uint8Array) => Promise<EncodedPicture> = encodePicture,
): Promise<void> {
  // Asked before the work and again after it: strangers must not make us decode, and things change meanwhile.
  requireOutcome(ctx.db, requireOwnEvent(ctx.db, ctx, input.eventId));
  const { files, width, height } = await encode(new Uint8Array(await input.file.arrayBuffer()));
  const { alternativeText, credit } = input;
  const picture: Picture = { id: randomUUID(), width, height, alternativeText, credit };
  try {
    await writePictureFiles(ctx.uploadsDir, picture.id, files);
    const replaced = writeTransaction(ctx.db, (tx) => replacePicture(tx, ctx, input.eventId, picture));
    await removePictureFiles(ctx.uploadsDir, replaced);
  } catch (error) {
    await removePictureFiles(ctx.uploadsDir, [picture]);
    throw error;
  }
}

/** @returns the pictures that have gone, whose files can go too */
function replacePicture(tx: Database, ctx: PictureContext, eventId: string, picture: Picture): Picture[] {
  const event = requireOwnEvent(tx, ctx, eventId);
  const isProposed = requireOutcome(tx, event) === "proposed";
  const { current, proposed } = findPicturesOf(tx, eventId);
  const gone = [proposed, isProposed ? null : current].filter((picture) => picture !== null);
  deletePictures(
    tx,
    event,
    gone.map((row) => row.id),
  );
  insertPicture(tx, event, { ...picture, isProposed, createdAt: ctx.now });
  if (!isProposed) {
    touchEvent(tx, eventId, ctx.now);
    if (event.review === "approved") raiseProgrammeVersion(tx);
    const fields = { picture: { before: current?.id ?? null, after: picture.id } };
    recordUrgentChange(tx, ctx, { event, dateId: null, action: "picture", fields });
  }
  recordAudit(tx, ctx, {
    action: isProposed ? "event.propose-picture" : "event.set-picture",
    subjectKind: "event",
    subjectId: eventId,
    cityId: event.cityId,
    fields: ["picture"],
  });
  return gone;
}

function requireOutcome(db: Database, event: FoundEvent): "current" | "proposed" {
  const isTrusted = isTrustedOrganisation(db, event.leadOrganisationId);
  const outcome = pictureOutcome(event.review, isTrusted);
  if (!outcome) throw new Conflict("eventDecided");
  return outcome;
}
