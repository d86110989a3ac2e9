import { runFileTask } from "./file-tasks.server.ts";

/** Entry point of the thread that reads files: started on demand, and ended when idle. */
export const work = runFileTask;
