import fresh from "fresh";
import type { ServedPicture } from "#app/domain/pictures/get-picture-file.server.ts";

/**
 * A file under its name never changes, so the name is its tag. Still a cache must ask each time, and is not told
 * `immutable`: the picture of an event that is hidden has to be gone everywhere at once.
 */
export function pictureResponse(request: Request, picture: ServedPicture): Response {
  const etag = `"${picture.tag}"`;
  const headers = {
    ETag: etag,
    "Cache-Control": picture.isPublic ? "public, no-cache" : "private, no-store",
  };
  const isKnown = fresh({ "if-none-match": request.headers.get("If-None-Match") ?? undefined }, { etag });
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture.bytes), {
    headers: { ...headers, "Content-Type": picture.type, "Content-Length": String(picture.bytes.length) },
  });
}
