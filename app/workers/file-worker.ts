import { runFileTask } from "./file-tasks.server.ts";

/** The thread in which files are read: the production process starts it when there is one, and ends it soon after. */
export const work = runFileTask;
