import { writableOf } from "#app/domain/changes/writable.server.ts";
import { requireOwnEvent } from "#app/domain/event-access/require-own-event.server.ts";
import { encodePicture } from "#app/domain/pictures/encode-picture.server.ts";
import { type PictureContext, writePictureFiles } from "#app/domain/pictures/picture-files.server.ts";
import { writeTransaction } from "#db/client.server.ts";
import { insertPicture, listEventsOfFormat } from "#db/queries/pictures.server.ts";
import { randomUUID } from "node:crypto";
import { drawStitched, stitchedCredit, stitchedPictures } from "./stitched-pictures.ts";

/** Give about a third of the events a picture: every second one of the illustrated formats. */
export async function hangPictures(ctx: PictureContext): Promise<void> {
  for (const [format, { rows, alternativeText }] of Object.entries(stitchedPictures)) {
    const { files, width, height } = await encodePicture(await drawStitched(rows));
    const events = listEventsOfFormat(ctx.db, format).filter((_, position) => position % 2 === 0);
    for (const { id: eventId, language } of events) {
      const picture = {
        id: randomUUID(),
        width,
        height,
        alternativeText: alternativeText[language],
        credit: stitchedCredit[language],
      };
      await writePictureFiles(ctx.uploadsDir, picture.id, files);
      writeTransaction(ctx.db, (tx) =>
        insertPicture(writableOf(tx), requireOwnEvent(tx, ctx, eventId), {
          ...picture,
          isProposed: false,
          createdAt: ctx.now,
        }),
      );
    }
  }
}
