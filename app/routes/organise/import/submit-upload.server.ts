import type { AccountContext } from "#app/auth/require-account.server.ts";
import type { Fault } from "#app/domain/errors.ts";
import { faultText } from "#app/domain/fault-text.ts";
import { importCalendar } from "#app/domain/imports/import-calendar.server.ts";
import { importEventsInTurns } from "#app/domain/imports/import-events.server.ts";
import type { EventImportReport } from "#app/domain/imports/import-report.ts";
import { packFile, unpackFile } from "#app/http/carried-file.server.ts";
import { faultKeyIn, refusalText } from "#app/http/form-reply.server.ts";
import { runFileTask } from "#app/http/run-file-task.server.ts";
import { readTextFileForm, type TextFileForm, tooLarge } from "#app/http/read-text-file-form.server.ts";
import { type ActionFunctionArgs, type AppLoadContext, data } from "@remix-run/node";
import { rateLimited } from "#app/http/rate-limit.server.ts";
import { type FaultReply, createdIds, inGroups, listed, type UploadReply } from "./upload-reply.ts";

const maxTableBytes = 4_000_000;
const maxCalendarBytes = 2_000_000;

/** Handle an upload by its button: check a table, import the checked table, or import a calendar. */
export async function answerUpload(ctx: AccountContext, args: ActionFunctionArgs) {
  const form = await readTextFileForm(args.request);
  const mayUpload = rateLimited(args, "upload", () => null, { accountId: ctx.actor.accountId });
  const tooOften = await mayUpload(null).catch(faultKeyIn);
  const reply = tooOften ? tooOftenReply(tooOften, form) : await replyTo({ ctx, means: args.context }, form);
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

type Desk = { ctx: AccountContext; means: Pick<AppLoadContext, "files" | "databaseFile"> };

function replyTo(desk: Desk, form: TextFileForm | null): Promise<UploadReply> | UploadReply {
  if (!form) return refused(tooLarge(maxTableBytes), "table");
  const intent = form.field("intent");
  if (intent === "calendar") return enterCalendar(desk, form);
  if (intent === "import") return enterTable(desk, form);
  return checkTable(desk, form);
}

const refused = (fault: Fault, from: FaultReply["from"]): FaultReply => ({
  kind: "refused",
  from,
  fault: faultText(fault.key, fault.values),
});

async function checkTable(desk: Desk, form: TextFileForm): Promise<UploadReply> {
  const file = await form.file(maxTableBytes);
  if ("fault" in file) return refused(file.fault, "table");
  const checked = await refusalText(() => check(desk, file.bytes));
  if ("refusal" in checked) return { kind: "refused", from: "table", fault: checked.refusal };
  const report = checked.done;
  if (report.faults.length > 0) return faultsOf(report);
  return { kind: "preview", ...countsOf(report), ...listed(report.events), carried: packFile(file.bytes) };
}

/** Check a table on a copy of the database in another thread; only values that can be copied to a thread are passed. */
function check({ ctx, means }: Desk, file: Uint8Array): Promise<EventImportReport> {
  const { now, language, origin } = ctx;
  const asker = { now, language, origin, actor: { ...ctx.actor } };
  const { databaseFile } = means;
  return runFileTask(means, "checkEvents", ctx.actor.accountId, { file, databaseFile, asker });
}

async function enterTable(desk: Desk, form: TextFileForm): Promise<UploadReply> {
  const { ctx, means } = desk;
  const file = unpackFile(form.field("carried"), maxTableBytes);
  if (!file) throw data(null, { status: 400 });
  // The table is checked as a whole before the import: with one fault nothing is imported.
  const entered = await refusalText(async () => {
    const checked = await check(desk, file);
    if (checked.faults.length > 0) return checked;
    return importEventsInTurns(ctx, await runFileTask(means, "readEventTable", ctx.actor.accountId, { file }));
  });
  if ("refusal" in entered) return { kind: "refused", from: "table", fault: entered.refusal };
  const report = entered.done;
  if (report.faults.length > 0) return faultsOf(report);
  return { kind: "imported", createdIds: createdIds(report.events), ...countsOf(report), ...listed(report.events) };
}

async function enterCalendar({ ctx, means }: Desk, form: TextFileForm): Promise<UploadReply> {
  const sent = await form.file(maxCalendarBytes);
  if ("fault" in sent) return refused(sent.fault, "calendar");
  const input = { file: sent.bytes, organisationId: form.field("organisationId") };
  const entered = await refusalText(() =>
    importCalendar(ctx, input, (file, setting) =>
      runFileTask(means, "readCalendar", ctx.actor.accountId, { file, setting }),
    ),
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
