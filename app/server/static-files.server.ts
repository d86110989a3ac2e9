import { readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { bareHeaders, byName, type HeaderList } from "#app/http/security-headers.server.ts";
import { type EncodedBody, encodedBody, sendBody } from "./encoded-body.server.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

const headersOf = (path: string, common: HeaderList): Record<string, string> => ({
  ...byName([...common, ...bareHeaders]),
  "content-type": types[extname(path)] ?? "application/octet-stream",
  "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
});

/** @returns null for a file that has gone since the start: a build may have taken its place */
function readBody(file: string, headers: Record<string, string>): EncodedBody | null {
  try {
    return encodedBody(readFileSync(file), headers);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * The files of the client build, each compressed once. Only what was there at start is served, by exact path, so no path
 * reaches the disk. Names under `/assets/` carry a hash of their content and never change.
 */
export function createStaticFiles(folder: string, common: HeaderList) {
  const paths = new Map<string, string>(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile() && types[extname(name)] !== undefined)
      .map((name) => [`/${relative("", name).split(sep).join("/")}`, join(folder, name)] as const),
  );
  const bodies = new Map<string, EncodedBody>();
  return {
    /** Whether there is such a file. */
    has: (path: string): boolean => paths.has(path),
    /** Whether the path is one of the files; if so, it is being answered. */
    tryServe(request: IncomingMessage, response: ServerResponse, path: string): boolean {
      const file = paths.get(path);
      if (file === undefined) return false;
      const body = bodies.get(path) ?? readBody(file, headersOf(path, common));
      if (body === null) return false;
      bodies.set(path, body);
      sendBody(request, response, body)?.catch(() => response.destroy());
      return true;
    },
  };
}
