import { findEvent } from "#db/queries/events.server.ts";
import { findPicture, pictureIsPublic } from "#db/queries/pictures.server.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { parsePictureFileName, pictureFileName, pictureTypes, pictureWidths } from "../model/picture.ts";
import { type PictureContext, readPictureFile } from "./picture-files.server.ts";

export type ServedPicture = { bytes: Buffer; type: string; tag: string; isPublic: boolean };

/**
 * Return a file of a picture: for everybody while the picture is public, else for members of the lead organisation and
 * coordinators in scope.
 * @throws NotFound for everybody else, and for any name that is not exactly that of a stored file
 */
export async function getPictureFile(ctx: PictureContext, name: string): Promise<ServedPicture> {
  const asked = parsePictureFileName(name);
  const picture = asked && findPicture(ctx.db, asked.id);
  if (!picture || !pictureWidths(picture.width).includes(asked.width)) throw new NotFound("picture");
  const isPublic = pictureIsPublic(ctx.db, picture.id);
  if (!isPublic && !mayPreview(ctx, picture.eventId)) throw new NotFound("picture");
  const bytes = await readPictureFile(ctx.uploadsDir, asked);
  if (!bytes) throw new NotFound("picture");
  const tag = pictureFileName(asked.id, asked.width, asked.format);
  return { bytes, type: pictureTypes[asked.format], tag, isPublic };
}

function mayPreview(ctx: PictureContext, eventId: string): boolean {
  const event = findEvent(ctx.db, eventId);
  if (!event) return false;
  // Drafts are for their organisers only.
  const isReviewable = event.review !== "draft" && can(ctx.actor, "event:review", event);
  return isReviewable || can(ctx.actor, "event:edit", event);
}
