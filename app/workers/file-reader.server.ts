import { Busy } from "#app/domain/errors.ts";
import { createWorkQueue } from "#app/domain/work-queue.ts";
import { Piscina } from "piscina";
import type { FileTaskInput, FileTaskName, FileTaskResult, TaskOutcome } from "./file-tasks.server.ts";

/**
 * Works on a file that somebody sent, one after the other, where it holds up nobody.
 * @param accountId whose file it is
 * @returns the result; what is wrong with the file, or `file` when it takes too long or too much memory; or that too many
 * wait, of this account or of all
 */
export type FileReader = {
  run: <Name extends FileTaskName>(
    name: Name,
    accountId: string,
    input: FileTaskInput<Name>,
  ) => Promise<TaskOutcome<FileTaskResult<Name>>>;
  close: () => Promise<void>;
};

/** How long each may take, in milliseconds: ten times what the largest real file takes here. */
const timeLimits: Record<FileTaskName, number> = {
  checkEvents: 30_000,
  readEventTable: 10_000,
  readCalendar: 10_000,
  encodePicture: 30_000,
};
/** How many may be there at once, the one that is worked on among them: each holds a whole file in memory. */
const maxFiles = 8;
const maxFilesOfAccount = 2;
const largestHeap = 192;

/**
 * @param workerFile the built `file-worker`
 * @param limits for tests: how long a file may take, in milliseconds, and the memory of the thread
 */
export function createFileReader(
  workerFile: string,
  limits: { milliseconds?: number; megabytes?: number } = {},
): FileReader {
  const { megabytes = largestHeap } = limits;
  const pool = new Piscina<unknown, TaskOutcome<unknown>>({
    filename: workerFile,
    name: "work",
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 5_000,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    // Nothing of the settings: what reads files of strangers knows no secret.
    env: { NODE_ENV: "production" },
  });
  // A thread that ran out of memory says so to its file, and once more here, where nobody listening ends the process.
  pool.on("error", () => {});
  const serialise = createWorkQueue({ max: maxFiles, maxOfOwner: maxFilesOfAccount });
  return {
    run: (name, accountId, input) =>
      serialise(accountId, () => inThread(pool, { name, input }, limits.milliseconds ?? timeLimits[name])).catch(busy),
    close: () => pool.destroy(),
  };
}

function busy(error: unknown): { isBusy: true } {
  if (error instanceof Busy) return { isBusy: true };
  throw error;
}

async function inThread<Name extends FileTaskName>(
  pool: Piscina<unknown, TaskOutcome<unknown>>,
  task: { name: Name; input: FileTaskInput<Name> },
  milliseconds: number,
): Promise<TaskOutcome<FileTaskResult<Name>>> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    return (await pool.run(task, { signal })) as TaskOutcome<FileTaskResult<Name>>;
  } catch (error) {
    const isTooMuch = signal.aborted || (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
    if (!isTooMuch) throw error;
    return { faults: { file: { key: "fileTooHard" } } };
  }
}
