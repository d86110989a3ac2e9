import { type Database, writeTransaction } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { deletePictures, findPicturesOf, insertPicture } from "#db/queries/pictures.server.ts";
import { randomUUID } from "node:crypto";
import { Conflict } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { type EncodedPicture, encodePicture } from "./encode-picture.server.ts";
import type { Picture } from "../model/picture.ts";
import { pictureOutcome } from "./picture-outcome.ts";
import { type PictureContext, removePictureFiles, writePictureFiles } from "./picture-files.server.ts";

/**
 * Set the picture of an event. Of an approved event it is only proposed, and the public picture stays, unless the lead
 * organisation is trusted.
 * @param encode decodes the upload and encodes the files to store
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden; Invalid `file`; Busy
 */
export async function setPicture(
  ctx: PictureContext,
  input: { eventId: string; file: Blob; alternativeText: string; credit: string | null },
  encode: (sent: Uint8Array) => Promise<EncodedPicture> = encodePicture,
): Promise<void> {
  // Check before decoding, so that strangers cannot make us decode, and again after it.
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

/**
 * Replace the picture of an event within a transaction.
 * @returns the replaced pictures, whose files can be deleted
 */
export function replacePicture(tx: Database, ctx: PictureContext, eventId: string, picture: Picture): Picture[] {
  const event = requireOwnEvent(tx, ctx, eventId);
  const isProposed = requireOutcome(tx, event) === "proposed";
  const { current, proposed } = findPicturesOf(tx, eventId);
  const gone = [proposed, isProposed ? null : current].filter((picture) => picture !== null);
  const audit = [{ action: isProposed ? "event.propose-picture" : "event.set-picture", fields: ["picture"] }];
  recordChange(tx, ctx, { event, audit, urgent: "picture" }, (writable) => {
    const ids = gone.map(({ id }) => id);
    deletePictures(writable, event, ids);
    insertPicture(writable, event, { ...picture, isProposed, createdAt: ctx.now });
  });
  return gone;
}

function requireOutcome(db: Database, event: FoundEvent): "current" | "proposed" {
  const isTrusted = isTrustedOrganisation(db, event.leadOrganisationId);
  const outcome = pictureOutcome(event.review, isTrusted);
  if (!outcome) throw new Conflict("eventDecided");
  return outcome;
}
