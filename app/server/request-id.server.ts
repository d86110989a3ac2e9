import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** A few letters that tell this process from the one before; what belongs to no request is logged under them. */
export const processId = randomBytes(3).toString("hex");
let requests = 0;
const current = new AsyncLocalStorage<string>();

/** The number of the request that is being answered, short enough to be read out on the telephone. */
export const currentRequestId = (): string => current.getStore() ?? processId;

/** Runs what answers a request under a number of its own. */
export function withRequestId<T>(run: (id: string) => T): T {
  requests += 1;
  const id = `${processId}-${requests}`;
  return current.run(id, () => run(id));
}
