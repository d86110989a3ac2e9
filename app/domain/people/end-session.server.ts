import type { Database } from "#db/client.server.ts";
import { deleteSession } from "#db/queries/people.server.ts";
import { hashSecret } from "./secrets.server.ts";

/** Signs out: the secret opens nothing any more, wherever it was copied to. */
export function endSession(db: Database, token: string): void {
  deleteSession(db, hashSecret(token));
}
