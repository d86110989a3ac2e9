import { writeTransaction } from "#db/client.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { randomUUID } from "node:crypto";
import { Conflict } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { linkPictureFiles } from "./link-picture-files.server.ts";
import { type PictureContext, removePictureFiles } from "./picture-files.server.ts";
import { replacePicture } from "./set-picture.server.ts";

/**
 * Correct the alternative text and the credit of a picture without sending it again. The result is a new picture with
 * the same files, so that it is reviewed like any other.
 * @param input `pictureId` of the picture that waits for review, else of the public one
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden, and when the picture was replaced or
 * its files are missing
 */
export async function describePicture(
  ctx: PictureContext,
  input: { eventId: string; pictureId: string; alternativeText: string; credit: string | null },
): Promise<void> {
  const { eventId, pictureId, alternativeText, credit } = input;
  const replaced = writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, eventId);
    const { current, proposed } = findPicturesOf(tx, event.id);
    const picture = proposed ?? current;
    if (picture?.id !== pictureId) throw new Conflict("changedSinceShown");
    if (picture.alternativeText === alternativeText && picture.credit === credit) return [];
    const copy = { ...picture, id: randomUUID(), alternativeText, credit };
    if (!linkPictureFiles(ctx.uploadsDir, picture, copy.id)) throw new Conflict("changedSinceShown");
    return replacePicture(tx, ctx, event.id, copy);
  });
  await removePictureFiles(ctx.uploadsDir, replaced);
}
