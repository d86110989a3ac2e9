import { data } from "@remix-run/node";
import { hasPlainShape } from "./form-shape.ts";
import { parseForm } from "./parse-form.server.ts";

/** Most bytes of the words that go with a file. */
const largestFields = 100_000;

/**
 * Read a posted form with a file, of which no more than `maxBytes` are kept. What comes after that is let go by until the
 * browser has sent everything (before, it shows no answer): the file is longer than any that is accepted.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<FormData> {
  const form = await parseForm(request, { maxBytes: largestFields, maxFileBytes: maxBytes });
  if (!hasPlainShape(form)) throw data(null, { status: 400 });
  return form;
}
