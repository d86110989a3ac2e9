import type { AccountContext } from "#app/auth/require-account.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { Fault } from "#app/domain/errors.ts";
import { faultText } from "#app/domain/fault-text.ts";
import { checkEvents, maxUploadEvents, maxUploadRows } from "#app/domain/imports/check-events.server.ts";
import { importCalendar } from "#app/domain/imports/import-calendar.server.ts";
import { importEvents } from "#app/domain/imports/import-events.server.ts";
import type { EventImportReport } from "#app/domain/imports/import-report.ts";
import { packFile, unpackFile } from "#app/http/carried-file.server.ts";
import { faultKeyIn, refusalText } from "#app/http/form-reply.server.ts";
import { readTextFileForm, type TextFileForm, tooLarge } from "#app/http/read-text-file-form.server.ts";
import { type ActionFunctionArgs, data } from "@remix-run/node";
import { rateLimited } from "#app/http/rate-limit.server.ts";
import { type FaultReply, inGroups, listed, type UploadReply } from "./upload-reply.ts";

const maxTableBytes = 4_000_000;
const maxCalendarBytes = 2_000_000;

/** One upload, in the step its button names: a table to be checked, the same table to be entered, a calendar. */
export async function answerUpload(ctx: AccountContext, args: ActionFunctionArgs) {
  const form = await readTextFileForm(args.request);
  const mayUpload = rateLimited(args, "upload", () => null, { accountId: ctx.actor.accountId });
  const tooOften = await mayUpload(null).catch(faultKeyIn);
  const reply = tooOften ? tooOftenReply(tooOften, form) : await replyTo(ctx, form);
  return data(reply, {
    status: tooOften ? 429 : "fault" in reply || "groups" in reply ? 400 : 200,
    headers: { "Cache-Control": "private, no-store" },
  });
}

const tooOftenReply = (fault: string, form: TextFileForm | null): FaultReply => ({
  kind: "refused",
  from: form?.field("intent") === "calendar" ? "calendar" : "table",
  fault,
});

function replyTo(ctx: Context, form: TextFileForm | null): Promise<UploadReply> | UploadReply {
  if (!form) return refused(tooLarge(maxTableBytes), "table");
  const intent = form.field("intent");
  if (intent === "calendar") return enterCalendar(ctx, form);
  if (intent === "import") return enterTable(ctx, form);
  return checkTable(ctx, form);
}

const refused = (fault: Fault, from: FaultReply["from"]): FaultReply => ({
  kind: "refused",
  from,
  fault: faultText(fault.key, fault.values),
});

async function checkTable(ctx: Context, form: TextFileForm): Promise<UploadReply> {
  const file = await form.file(maxTableBytes);
  if ("fault" in file) return refused(file.fault, "table");
  const report = checkEvents(ctx, { file: file.bytes });
  if (report.faults.length > 0) return faultsOf(report);
  return { kind: "preview", ...countsOf(report), ...listed(report.events), carried: packFile(file.bytes) };
}

function enterTable(ctx: Context, form: TextFileForm): UploadReply {
  const file = unpackFile(form.field("carried"), maxTableBytes);
  if (!file) throw data(null, { status: 400 });
  const entered = refusalText(() =>
    importEvents(ctx, { file, dryRun: false, asDrafts: true, maxRows: maxUploadRows, maxEvents: maxUploadEvents }),
  );
  if ("refusal" in entered) return { kind: "refused", from: "table", fault: entered.refusal };
  const report = entered.done;
  if (report.faults.length > 0) return faultsOf(report);
  return { kind: "imported", ...countsOf(report), ...listed(report.events) };
}

async function enterCalendar(ctx: Context, form: TextFileForm): Promise<UploadReply> {
  const file = await form.file(maxCalendarBytes);
  if ("fault" in file) return refused(file.fault, "calendar");
  const entered = refusalText(() =>
    importCalendar(ctx, { file: file.bytes, organisationId: form.field("organisationId") }),
  );
  if ("refusal" in entered) return { kind: "refused", from: "calendar", fault: entered.refusal };
  return { kind: "calendar", ...entered.done };
}

const countsOf = ({ rows, created, updated, unchanged }: EventImportReport) => ({ rows, created, updated, unchanged });

const faultsOf = ({ rows, faults }: EventImportReport): UploadReply => ({
  kind: "faults",
  rows,
  total: faults.length,
  groups: inGroups(faults),
});
