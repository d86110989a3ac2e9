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

/**
 * Read a file of the build.
 * @returns null for a file deleted since the start, as a newer build may replace it
 */
function readBody(file: string, headers: Record<string, string>): EncodedBody | null {
  try {
    return encodedBody(readFileSync(file), headers);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Serve the files of the client build, each compressed once. Only files that exist at start are served, by exact path,
 * so no requested path reaches the disk. Names under `/assets/` contain a hash of their content and never change.
 */
export function createStaticFiles(folder: string, common: HeaderList) {
  const paths = new Map<string, string>(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile() && types[extname(name)] !== undefined)
      .map((name) => [`/${relative("", name).split(sep).join("/")}`, join(folder, name)] as const),
  );
  const bodies = new Map<string, EncodedBody>();
  return {
    has: (path: string): boolean => paths.has(path),
    /** Answer with the file at a path; false if there is none. */
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
