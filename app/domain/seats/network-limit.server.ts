import type { Database } from "#db/client.server.ts";
import { findPool, type Pool, sumUnconfirmed } from "#db/queries/seats.server.ts";
import { networkCapOf } from "./network-cap.ts";

/**
 * Return the seats of a pool that a network may still have without a confirmed address.
 * @param network hash as in `Context`
 * @returns null without a limit
 */
export function leftForNetwork(tx: Database, pool: Pool, network: string | null | undefined): number | null {
  const cap = networkCapOf(pool);
  if (cap === null || !network) return null;
  return Math.max(0, cap - sumUnconfirmed(tx, { dateId: pool.dateId, sessionId: pool.sessionId, network }));
}

/** True when a party without a confirmed address exceeds the limit of its network. */
export function isTooMany(
  tx: Database,
  pool: Pool,
  { network, more }: { network: string | null | undefined; more: number },
): boolean {
  const left = leftForNetwork(tx, pool, network);
  return left !== null && more > left;
}

/** List the pools in which an allowed party may exceed the limit of the network, to announce it on the sign-up page. */
export function listNetworkLimits(
  db: Database,
  network: string | null | undefined,
  keys: readonly { dateId: string; sessionId: string | null }[],
): { dateId: string; sessionId: string | null; left: number }[] {
  return keys.flatMap((key) => {
    const pool = findPool(db, key);
    const left = pool && leftForNetwork(db, pool, network);
    return pool && left !== null && left < pool.partyLimit ? [{ ...key, left }] : [];
  });
}
