import { data } from "@remix-run/node";
import { hasPlainShape } from "./form-shape.ts";
import { parseForm } from "./parse-form.server.ts";

/** Maximum size of the text fields beside a file, in bytes. */
const largestFields = 100_000;

/**
 * Read a posted form with a file, cut after `maxBytes` and one byte more. The rest is discarded until the browser has
 * sent everything, because it shows no answer before.
 * @param maxBytes maximum size of the file
 */
export async function readUpload(request: Request, maxBytes: number): Promise<FormData> {
  const form = await parseForm(request, { maxBytes: largestFields, maxFileBytes: maxBytes });
  if (!hasPlainShape(form)) throw data(null, { status: 400 });
  return form;
}
