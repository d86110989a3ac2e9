import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** Random id of this process, logged with everything that belongs to no request. */
export const processId = randomBytes(3).toString("hex");
let requests = 0;
const current = new AsyncLocalStorage<string>();

/** Return the number of the current request, short enough to be read out on the telephone. */
export const currentRequestId = (): string => current.getStore() ?? processId;

/** Run the handler of a request under a new number. */
export function withRequestId<T>(run: (id: string) => T): T {
  requests += 1;
  const id = `${processId}-${requests}`;
  return current.run(id, () => run(id));
}
