import { Busy } from "#app/domain/errors.ts";
import { createWorkQueue } from "#app/domain/work-queue.ts";
import { Piscina } from "piscina";
import type { FileTaskInput, FileTaskName, FileTaskResult, TaskOutcome } from "./file-tasks.server.ts";

/**
 * Processes uploaded files in another thread, one after the other.
 * @param accountId owner of the file
 * @returns the result; or the faults of the file, `file` if it takes too long or too much memory; or `isBusy` when too
 * many files wait, of this account or in all
 */
export type FileReader = {
  run: <Name extends FileTaskName>(
    name: Name,
    accountId: string,
    input: FileTaskInput<Name>,
  ) => Promise<TaskOutcome<FileTaskResult<Name>>>;
  close: () => Promise<void>;
};

/** Time limit of each task in milliseconds: ten times the duration for the largest real file. */
const timeLimits: Record<FileTaskName, number> = {
  checkEvents: 30_000,
  readEventTable: 10_000,
  readCalendar: 10_000,
  encodePicture: 30_000,
};
/** Maximum number of files waiting or in process at once: each holds a whole file in memory. */
const maxFiles = 8;
const maxFilesOfAccount = 2;
const largestHeap = 192;

/**
 * Create the thread pool that reads files.
 * @param workerFile the built `file-worker`
 * @param limits for tests: milliseconds for each file, and megabytes of memory of the thread
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
    // No settings: the thread that reads strangers' files gets no secrets.
    env: { NODE_ENV: "production" },
  });
  // Running out of memory rejects the task, and is also emitted here, where an unhandled error would end the process.
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
