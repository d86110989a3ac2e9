/** Note about a party at the door, with its time in milliseconds. */
export type Entry = {
  at: number;
  /** Number of its people who are here; 0 takes the arrival back. */
  arrived: number;
  /** Set for a party that did not sign up: the id of the note is then the request that adds it. */
  walkIn?: { nickname: string; partySize: number };
};
export type Entries = Readonly<Record<string, Entry>>;

/** Difference between two clocks in milliseconds up to which the phone is trusted. */
const smallDifference = 60_000;

/**
 * Tell how far the clock of the server is ahead of the phone's, in milliseconds; 0 where they agree roughly. One value
 * for a whole page keeps the notes of a phone in their order.
 * @param serverTime time at which the page was made, in milliseconds
 */
export function clockDifference(serverTime: number): number {
  const difference = Math.round(serverTime - performance.timeOrigin);
  return Math.abs(difference) > smallDifference ? difference : 0;
}

/** Return the time of an event by the phone's clock, in milliseconds. */
export const phoneTimeOf = (event: { timeStamp: number }): number =>
  Math.round(performance.timeOrigin + event.timeStamp);

/**
 * Send notes to the server.
 * @returns the ids of parties that could not be added; null if the server did not get the notes
 */
export async function sendEntries(entries: Entries): Promise<{ refused: readonly string[] } | null> {
  const arrivals = Object.entries(entries).map(([signUpId, entry]) => ({ signUpId, ...entry }));
  try {
    const response = await fetch("arrivals", {
      method: "POST",
      body: JSON.stringify({ arrivals }),
      headers: { "Content-Type": "application/json" },
      // A signed-out phone must not take the sign-in page for a successful answer.
      redirect: "error",
    });
    return response.ok ? ((await response.json()) as { refused: readonly string[] }) : null;
  } catch {
    return null;
  }
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && "at" in value && "arrived" in value;

/** Read the notes that this phone keeps, if it has storage. */
export function readEntries(key: string): Entries {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    const all = typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(all.filter((entry): entry is [string, Entry] => isEntry(entry[1])));
  } catch {
    return {};
  }
}

/** Keep notes on this phone, as far as it has storage; without it they are sent from the page's memory. */
export function writeEntries(key: string, entries: Entries): void {
  try {
    if (Object.keys(entries).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(entries));
  } catch {
    // The page's memory has them.
  }
}
