import { Busy, DomainError, type Fault, StorageFull } from "#app/domain/errors.ts";
import {
  applicableEntries,
  type DraftEntry,
  type EventStep,
  steeringFields,
} from "#app/domain/model/event-form-part.ts";
import { datesOfGroups } from "#app/domain/dates/date-groups.ts";
import { dateFaults, type NextStep, parseNextStep, partsForm } from "#app/domain/drafts/event-part-form.ts";
import { sentParts } from "#app/domain/drafts/save-event-step.server.ts";
import { languageNamed } from "#app/domain/text/find-language.ts";
import { faultText } from "#app/domain/fault-text.ts";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { setImmediate as nextTurn } from "node:timers/promises";
import { faultsOf, type FormReply, largestEventForm, readBoundedForm } from "./form-reply.server.ts";
import { httpStatusOf } from "./to-response.server.ts";

type TypedStep = { entries: DraftEntry[]; version: string; organisationId: string };
type Save = (typed: TypedStep) => Record<string, Fault>;
type Reply = { onward: NextStep } | { refused: ReturnType<typeof data<FormReply>> };

/** Maximum number of languages that are read from one field. */
const maxNames = 30;
type Prepare = (form: FormData) => void;

/**
 * Read one step of the event form as it was typed, with one row a date.
 * @param prepare changes the form before it is read
 * @returns also the field of the form for each field of a date
 */
export async function readStep(
  request: Request,
  prepare: Prepare = () => {},
): Promise<{ typed: TypedStep; form: FormData; fieldOf: (name: string) => string }> {
  const form = await readBoundedForm(request, largestEventForm);
  prepare(form);
  addNamedLanguages(form);
  const text = (name: string) => String(form.get(name) ?? "");
  const sent = [...form].flatMap(([name, value]): DraftEntry[] =>
    steeringFields.has(name) || typeof value !== "string" ? [] : [[name, value]],
  );
  const { entries, fieldOf } = datesOfGroups(sent);
  return { typed: { entries, version: text("version"), organisationId: text("organisationId") }, form, fieldOf };
}

/**
 * Save a step of the event form even if it has faults, then go where the pressed button leads. Only the button to the
 * next step requires this one to be free of faults.
 * @param fill fills fields from a choice, such as that of a place used before
 */
export async function submitStep(
  request: Request,
  step: EventStep,
  save: Save,
  fill: Prepare = () => {},
): Promise<Reply> {
  const { typed, form, fieldOf } = await readStep(request, (typedForm) => {
    fill(typedForm);
    dropInapplicable(typedForm);
  });
  const onward = parseNextStep(form.get("go"));
  form.delete("go");
  const parts = sentParts(step, typed.entries);
  const submission = parseWithZod(form, { schema: partsForm(parts) });
  const ofDates = parts.includes("when") ? dateFaults(typed.entries) : [];
  // A step may have sixty dates: yield to other requests between reading, saving and rendering.
  await nextTurn();
  const refuse = (status: number, faults: readonly (readonly [name: string, fault: string])[]) =>
    refusal(submission, status, byField([...ofDates, ...faults], fieldOf));
  try {
    const faults = save(typed);
    await nextTurn();
    // A button that adds or removes a group of days was pressed: there are no faults to report.
    if (submission.status === undefined) return { refused: data({ result: submission.reply() }, { status: 200 }) };
    if (onward !== null) return { onward };
    if (submission.status === "error" || ofDates.length > 0) return refuse(400, []);
    return Object.keys(faults).length > 0 ? refuse(400, inTexts(faults)) : { onward: null };
  } catch (error) {
    const faults = faultsOfStep(error);
    if (!faults) throw error instanceof DomainError ? data(null, { status: httpStatusOf(error) }) : error;
    return refuse(httpStatusOf(error as DomainError), faults);
  }
}

type Submission = {
  reply: (options: { formErrors?: string[]; fieldErrors: Record<string, string[]> }) => FormReply["result"];
};

function refusal(submission: Submission, status: number, faults: Record<string, string[]>) {
  const { "": formErrors, ...fieldErrors } = faults;
  const result = submission.reply({ ...(formErrors ? { formErrors } : {}), fieldErrors });
  return { refused: data({ result }, { status }) };
}

/** Gather faults by field of the form: dates at the same times have most of theirs in common. */
function byField(faults: readonly (readonly [name: string, fault: string])[], fieldOf: (name: string) => string) {
  const gathered: Record<string, string[]> = {};
  for (const [name, fault] of faults) gathered[fieldOf(name)] ??= [fault];
  return gathered;
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
  const other = languageNamed(String(form.get("otherLanguage") ?? ""));
  if (other === null) return;
  form.delete("otherLanguage");
  if (!form.getAll("spoken").includes(other)) form.append("spoken", other);
}

/** Remove fields that do not apply, so that none of them has a fault where it cannot be seen. */
function dropInapplicable(form: FormData): void {
  const kept = new Set(applicableEntries([...form]).map(([name]) => name));
  for (const name of [...form.keys()]) if (!kept.has(name)) form.delete(name);
}

/** Map an error to faults of the form. Its page in the browser has no text for a full disk: report a busy server. */
function faultsOfStep(error: unknown): [name: string, fault: string][] | null {
  if (!(error instanceof DomainError)) return null;
  const faults = faultsOf(error instanceof StorageFull ? new Busy() : error);
  return (
    faults && Object.entries(faults).flatMap(([name, texts]) => texts.map((text): [string, string] => [name, text]))
  );
}

const inTexts = (faults: Record<string, Fault>) =>
  Object.entries(faults).map(([name, fault]): [string, string] => [name, faultText(fault.key, fault.values)]);
