import { Busy, DomainError, type Fault, StorageFull } from "#app/domain/errors.ts";
import {
  applicableEntries,
  type DraftEntry,
  type EventPart,
  steeringFields,
} from "#app/domain/model/event-form-part.ts";
import { repeatedOn } from "#app/domain/dates/repeat-dates.ts";
import { type NextStep, parseNextStep, partForms } from "#app/domain/drafts/event-part-form.ts";
import { languageNamed } from "#app/domain/text/find-language.ts";
import { faultText } from "#app/domain/fault-text.ts";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { setImmediate as nextTurn } from "node:timers/promises";
import { faultsOf, type FormReply, largestEventForm, readBoundedForm } from "./form-reply.server.ts";
import { httpStatusOf } from "./to-response.server.ts";

export type TypedPart = { entries: DraftEntry[]; version: string; organisationId: string };
type Save = (typed: TypedPart) => Record<string, Fault>;
type Reply = { onward: NextStep } | { refused: ReturnType<typeof data<FormReply>> };

/** Maximum number of languages that are read from one field. */
const maxNames = 30;
type Prepare = (form: FormData) => void;

/**
 * Read one part of the event form as it was typed.
 * @param prepare changes the form before it is read
 */
export async function readPart(
  request: Request,
  prepare: Prepare = () => {},
): Promise<{ typed: TypedPart; form: FormData }> {
  const form = await readBoundedForm(request, largestEventForm);
  prepare(form);
  addNamedLanguages(form);
  const text = (name: string) => String(form.get(name) ?? "");
  const entries = [...form].flatMap(([name, value]): DraftEntry[] =>
    steeringFields.has(name) || typeof value !== "string" ? [] : [[name, value]],
  );
  const days = form.getAll("repeat").map(String);
  const all = days.length > 0 ? repeatedOn(entries, days) : entries;
  return { typed: { entries: all, version: text("version"), organisationId: text("organisationId") }, form };
}

/**
 * Save a part of the event form even if it has faults, then go where the pressed button leads. Only the button to the
 * next part requires this one to be free of faults.
 * @param fill fills fields from a choice, such as that of a place used before
 */
export async function submitPart(
  request: Request,
  part: EventPart,
  save: Save,
  fill: Prepare = () => {},
): Promise<Reply> {
  const { typed, form } = await readPart(request, (typedForm) => {
    fill(typedForm);
    dropInapplicable(typedForm);
  });
  const onward = parseNextStep(form.get("go"));
  form.delete("go");
  const submission = parseWithZod(form, { schema: partForms[part] });
  // A part may have sixty dates: yield to other requests between reading, saving and rendering.
  await nextTurn();
  const refuse = (status: number, faults: Record<string, string[]>) => {
    const { "": formErrors, ...fieldErrors } = faults;
    return {
      refused: data({ result: submission.reply({ ...(formErrors ? { formErrors } : {}), fieldErrors }) }, { status }),
    };
  };
  try {
    const faults = save(typed);
    await nextTurn();
    // A button that adds or removes a row was pressed: there are no faults to report.
    if (submission.status === undefined) return { refused: data({ result: submission.reply() }, { status: 200 }) };
    if (onward !== null) return { onward };
    if (submission.status === "error") return { refused: data({ result: submission.reply() }, { status: 400 }) };
    return Object.keys(faults).length > 0 ? refuse(400, inTexts(faults)) : { onward: null };
  } catch (error) {
    const faults = faultsOfPart(error);
    if (!faults) throw error instanceof DomainError ? data(null, { status: httpStatusOf(error) }) : error;
    return refuse(httpStatusOf(error as DomainError), faults);
  }
}

/** Turn typed names of languages into codes. A name that is not known stays as it is, to be refused and shown. */
function addNamedLanguages(form: FormData): void {
  for (const field of ["spoken", "interpreted"]) {
    const typed = String(form.get(`${field}Other`) ?? "");
    form.delete(`${field}Other`);
    const names = typed.split(/[,;،\n]/).map((name) => name.trim());
    for (const name of names.filter((name) => name !== "").slice(0, maxNames)) {
      const code = languageNamed(name) ?? name;
      if (!form.getAll(field).includes(code)) form.append(field, code);
    }
  }
}

/** Remove fields that do not apply, so that none of them has a fault where it cannot be seen. */
function dropInapplicable(form: FormData): void {
  const kept = new Set(applicableEntries([...form]).map(([name]) => name));
  for (const name of [...form.keys()]) if (!kept.has(name)) form.delete(name);
}

/** Map an error to faults of the form. Its page in the browser has no text for a full disk: report a busy server. */
function faultsOfPart(error: unknown): Record<string, string[]> | null {
  if (error instanceof StorageFull) return faultsOf(new Busy());
  return error instanceof DomainError ? faultsOf(error) : null;
}

const inTexts = (faults: Record<string, Fault>) =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, [faultText(fault.key, fault.values)]]));
