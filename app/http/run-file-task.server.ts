import { Busy, Invalid, StorageFull } from "#app/domain/errors.ts";
import type { FileTaskInput, FileTaskName, FileTaskResult } from "#app/workers/file-tasks.server.ts";
import type { AppLoadContext } from "@remix-run/node";

/**
 * Works on a file where it holds up nobody.
 * @param accountId whose file it is
 * @throws Invalid as the task does, or `file` for a file that takes too long or too much memory; Busy when too many wait;
 * StorageFull when there is no room to work
 */
export async function runFileTask<Name extends FileTaskName>(
  { files }: Pick<AppLoadContext, "files">,
  name: Name,
  accountId: string,
  input: FileTaskInput<Name>,
): Promise<FileTaskResult<Name>> {
  const outcome = await files.run(name, accountId, input);
  if ("isBusy" in outcome) throw new Busy();
  if ("isFull" in outcome) throw new StorageFull();
  if ("faults" in outcome) throw new Invalid(outcome.faults);
  return outcome.done;
}
