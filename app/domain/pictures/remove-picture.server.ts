import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { deletePictures, findPicturesOf } from "#db/queries/pictures.server.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { type PictureContext, removePictureFiles } from "./picture-files.server.ts";

/**
 * Takes a picture of an event away, the proposed one or its own; at once whatever the event's state, because whoever is
 * seen in it may ask for that. Twice is the same as once.
 * @throws NotFound for a stranger
 */
export async function removePicture(ctx: PictureContext, input: { eventId: string; pictureId: string }): Promise<void> {
  const gone = writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const { current, proposed } = findPicturesOf(tx, event.id);
    const picture = [current, proposed].find((picture) => picture?.id === input.pictureId);
    if (!picture) return null;
    deletePictures(tx, event, [picture.id]);
    if (picture === current) {
      touchEvent(tx, event.id, ctx.now);
      if (event.review === "approved") raiseProgrammeVersion(tx);
      const fields = { picture: { before: picture.id, after: null } };
      recordUrgentChange(tx, ctx, { event, dateId: null, action: "picture", fields });
    }
    recordAudit(tx, ctx, {
      action: "event.remove-picture",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["picture"],
    });
    return picture;
  });
  if (gone) await removePictureFiles(ctx.uploadsDir, [gone]);
}
