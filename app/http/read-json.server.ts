import type { z } from "zod";

/** Maximum size of a JSON body, in bytes. */
const largestJson = 200_000;

const refused = (status: number) => new Response(`${status}\n`, { status, headers: { "Cache-Control": "no-store" } });

/**
 * Read and validate a JSON body that a script of the site sends.
 * @throws Response 411, 413 or 400 for anything else
 */
export async function readJson<S extends z.ZodType>(request: Request, shape: S): Promise<z.output<S>> {
  const length = request.headers.get("content-length");
  if (length === null) throw refused(411);
  if (Number(length) > largestJson) throw refused(413);
  const parsed = shape.safeParse(await request.json().catch(() => null));
  if (!parsed.success) throw refused(400);
  return parsed.data;
}
