import { writeTransaction } from "#db/client.server.ts";
import { deletePictures, findPicturesOf } from "#db/queries/pictures.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { type PictureContext, removePictureFiles } from "./picture-files.server.ts";

/**
 * Remove the public or the proposed picture of an event, whatever its state: the people in a picture may ask for that.
 * Removing it twice is the same as once.
 * @throws NotFound for a stranger
 */
export async function removePicture(ctx: PictureContext, input: { eventId: string; pictureId: string }): Promise<void> {
  const gone = writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const { current, proposed } = findPicturesOf(tx, event.id);
    const picture = [current, proposed].find((picture) => picture?.id === input.pictureId);
    if (!picture) return null;
    const audit = [{ action: "event.remove-picture", fields: ["picture"] }];
    recordChange(tx, ctx, { event, audit, urgent: "picture" }, (writable) =>
      deletePictures(writable, event, [picture.id]),
    );
    return picture;
  });
  if (gone) await removePictureFiles(ctx.uploadsDir, [gone]);
}
