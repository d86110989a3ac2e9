import fresh from "fresh";
import type { ServedPicture } from "#app/domain/pictures/get-picture-file.server.ts";

/**
 * Serve a picture. The file under a name never changes, so the name is its ETag. Caches must still ask each time, and
 * `immutable` is not set: a hidden event's picture has to vanish everywhere at once.
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
