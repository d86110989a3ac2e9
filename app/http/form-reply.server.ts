import { Busy, Conflict, DomainError, Invalid, StorageFull, RateLimited } from "#app/domain/errors.ts";
import { faultText } from "#app/domain/fault-text.ts";
import { largestPictureBytes } from "#app/domain/model/picture.ts";
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { hasPlainShape } from "./form-shape.ts";
import { parseForm } from "./parse-form.server.ts";
import { refusalInit } from "./to-response.server.ts";

/** Maximum size of a form with a few short fields, in bytes. */
const largestForm = 100_000;
/** Maximum size of a form with a picture and its texts, in bytes. */
export const largestUpload = largestPictureBytes + largestForm;
/** Maximum size of an event form, in bytes: generous, since a text that is too long must come back to its author. */
export const largestEventForm = 2_100_000;

export type FormReply = { result: SubmissionResult<string[]> };
type Reply<T> = { done: T } | { refused: ReturnType<typeof data<FormReply>> };

/**
 * Read a posted form, validate it, and run a verb with it. A refused form comes back with its faults and everything
 * that was typed.
 * @param options `fieldOf` maps the field name of a verb's fault to that of the form; `maxBytes` of the body; `read`
 * reads another kind of form; `say` puts faults into words for browsers without their texts
 */
export async function submitForm<S extends z.ZodType, T>(
  request: Request,
  schema: S,
  verb: (input: z.output<S>) => T | Promise<T>,
  options: { fieldOf?: (name: string) => string; maxBytes?: number; read?: typeof readBoundedForm; say?: Say } = {},
): Promise<Reply<T>> {
  const { fieldOf = (name) => name, maxBytes = largestForm, read = readBoundedForm, say } = options;
  const submission = parseWithZod(await read(request, maxBytes), { schema });
  if (submission.status !== "success") {
    // Without a status, the form only adds or removes a row: there are no faults to report.
    const status = submission.status === "error" ? 400 : 200;
    return { refused: data({ result: inWords(submission.reply(), say) }, { status }) };
  }
  try {
    return { done: await verb(submission.value) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = faultsOf(error);
    if (!faults) throw data(null, refusalInit(error));
    const form = faults[""];
    const fields = Object.entries(faults).filter(([name]) => name !== "");
    const result = submission.reply({
      ...(form ? { formErrors: form } : {}),
      fieldErrors: Object.fromEntries(fields.map(([name, texts]) => [fieldOf(name), texts])),
    });
    return { refused: data({ result: inWords(result, say) }, refusalInit(error)) };
  }
}

type Say = (fault: string) => string;
type Result = FormReply["result"];

function inWords(result: Result, say: Say | undefined): Result {
  if (!say || !result.error) return result;
  const said = Object.entries(result.error).map(([name, faults]) => [name, faults?.map(say) ?? null]);
  return { ...result, error: Object.fromEntries(said) as NonNullable<Result["error"]> };
}

/** Run a verb for a form without fields to mark: a refusal comes back as one text. */
export async function refusalText<T>(verb: () => Promise<T>): Promise<{ done: T } | { refusal: string }> {
  try {
    return { done: await verb() };
  } catch (error) {
    return { refusal: faultKeyIn(error) };
  }
}

/** Return the text of a refusal; an error without one is thrown on, to be shown as a page. */
export function faultKeyIn(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  const [text] = Object.values(faultsOf(error) ?? {}).flat();
  if (text === undefined) throw data(null, refusalInit(error));
  return text;
}

export function faultsOf(error: DomainError): Record<string, string[]> | null {
  if (error instanceof Busy) return { "": [faultText("busy")] };
  if (error instanceof StorageFull) return { "": [faultText("noRoom")] };
  if (error instanceof RateLimited) return { "": [faultText("tooOften", { count: Math.ceil(error.seconds / 60) })] };
  if (error instanceof Conflict) return { "": [faultText(error.key)] };
  if (!(error instanceof Invalid)) return null;
  return Object.fromEntries(
    Object.entries(error.faults).map(([name, fault]) => [name, [faultText(fault.key, fault.values)]]),
  );
}

/**
 * Read a form without a file.
 * @throws Response 411, 413 or 400 for anything else
 */
export async function readBoundedForm(request: Request, maxBytes: number): Promise<FormData> {
  const form = await parseForm(request, { maxBytes });
  if (!hasPlainShape(form)) throw data(null, { status: 400 });
  return form;
}
