import { Busy, Invalid, StorageFull } from "#app/domain/errors.ts";
import type { FileTaskInput, FileTaskName, FileTaskResult } from "#app/workers/file-tasks.server.ts";
import type { AppLoadContext } from "@remix-run/node";

/**
 * Process a file in another thread, so that other requests need not wait.
 * @param accountId owner of the file
 * @throws Invalid with the faults of the task, or `file` for a file that takes too long or too much memory; Busy when
 * too many files wait; StorageFull when there is no disk space
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
