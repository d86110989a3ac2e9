import type { Context } from "#app/domain/context.ts";
import { type Fault, Invalid, StorageFull } from "#app/domain/errors.ts";
import { checkEvents, maxUploadRows } from "#app/domain/imports/check-events.server.ts";
import { type EventColumn, eventColumns } from "#app/domain/imports/event-row.ts";
import { readCalendarDates } from "#app/domain/imports/import-calendar.server.ts";
import { encodePicture } from "#app/domain/pictures/encode-picture.server.ts";
import { readTable } from "#app/domain/tables/read-table.server.ts";
import { openScratchCopy } from "#db/copies.server.ts";

type Asker = Omit<Context, "db">;

/** Slow work on uploaded files. Inputs and results can be copied between threads. */
export const fileTasks = {
  /** Report what a table would change, by importing it into a copy of the database. */
  async checkEvents({ file, databaseFile, asker }: { file: Uint8Array; databaseFile: string; asker: Asker }) {
    const db = await openScratchCopy(databaseFile);
    try {
      return checkEvents({ ...asker, db }, { file });
    } finally {
      db.$client.close();
    }
  },
  readEventTable: ({ file }: { file: Uint8Array }) => readTable<EventColumn>(file, eventColumns, maxUploadRows),
  readCalendar: ({ file, setting }: { file: Uint8Array; setting: Parameters<typeof readCalendarDates>[1] }) =>
    readCalendarDates(file, setting),
  encodePicture: ({ file }: { file: Uint8Array }) => encodePicture(file),
};

export type FileTasks = typeof fileTasks;
export type FileTaskName = keyof FileTasks;
export type FileTaskInput<Name extends FileTaskName> = Parameters<FileTasks[Name]>[0];
export type FileTaskResult<Name extends FileTaskName> = Awaited<ReturnType<FileTasks[Name]>>;

/** Result of a task, with refusals as plain values: between threads, an error loses its class. */
export type TaskOutcome<T> =
  | { done: T }
  | { faults: Readonly<Record<string, Fault>> }
  | { isBusy: true }
  | { isFull: true };

/** Run a task; a refusal becomes part of the result. */
export async function runFileTask<Name extends FileTaskName>({
  name,
  input,
}: {
  name: Name;
  input: FileTaskInput<Name>;
}): Promise<TaskOutcome<FileTaskResult<Name>>> {
  const task = fileTasks[name] as (input: FileTaskInput<Name>) => Promise<FileTaskResult<Name>>;
  try {
    return { done: await task(input) };
  } catch (error) {
    if (error instanceof StorageFull) return { isFull: true };
    if (!(error instanceof Invalid)) throw error;
    return { faults: error.faults };
  }
}
