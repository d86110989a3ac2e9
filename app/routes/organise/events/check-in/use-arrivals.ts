import { useCallback, useEffect, useRef, useState } from "react";
import { clockDifference, type Entries, type Entry, readEntries, sendEntries, writeEntries } from "./arrival-notes.ts";

/** Interval in milliseconds between attempts to send notes, besides the browser's `online` event. */
const tryAgainMs = 15_000;

/**
 * Keep notes about arrivals on this phone until the server has them, and send them when there is a connection. Ids,
 * numbers and times are stored, of parties added by hand also the nickname; of two notes about a party the later counts.
 * @param serverTime time at which the page was made, in milliseconds
 */
export function useArrivals(dateId: string, serverTime: number) {
  const key = `door:${dateId}`;
  const [waiting, setWaiting] = useState<Entries>({});
  const [sent, setSent] = useState<Entries>({});
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isReady, setReady] = useState(false);

  const keep = useCallback(
    (change: (old: Entries) => Entries) => {
      setWaiting((old) => {
        const next = change(old);
        writeEntries(key, next);
        return next;
      });
    },
    [key],
  );
  const ahead = useClockDifference(serverTime);
  useEffect(() => {
    // Add notes that an earlier page could not send.
    keep((old) => ({ ...readEntries(key), ...old }));
    setReady(true);
  }, [key, keep]);

  const isOffline = useSending(waiting, (done, without) => {
    const accepted = Object.entries(done).filter(([id]) => !without.includes(id));
    setSent((old) => ({ ...old, ...Object.fromEntries(accepted) }));
    setRefused((old) => [...old, ...without]);
    // A note that changed since it was sent is sent again.
    keep((old) => Object.fromEntries(Object.entries(old).filter(([id, { at }]) => done[id]?.at !== at)));
  });
  return {
    isReady,
    isOffline,
    refused: refused.length,
    notes: { ...sent, ...waiting },
    waiting: Object.keys(waiting).length,
    /** Note how many people of a party are here; taking an added party back is sent too, as the server may have it. */
    note: (id: string, noted: Entry) => keep((old) => ({ ...old, [id]: { ...noted, at: noted.at + ahead.current } })),
  };
}

/** Return how far the server's clock is ahead of the phone's, in milliseconds, once the page runs. */
function useClockDifference(serverTime: number): { current: number } {
  const ahead = useRef(0);
  useEffect(() => {
    ahead.current = clockDifference(serverTime);
  }, [serverTime]);
  return ahead;
}

/**
 * Send waiting notes at once, when the phone is online again, and at intervals.
 * @returns true while there is no connection
 */
function useSending(waiting: Entries, onDone: (sent: Entries, refused: readonly string[]) => void): boolean {
  const [isOffline, setOffline] = useState(false);
  const latest = useRef(onDone);
  latest.current = onDone;
  const notes = JSON.stringify(waiting);
  useEffect(() => {
    const send = async () => {
      const entries = JSON.parse(notes) as Entries;
      if (Object.keys(entries).length === 0) return setOffline(!navigator.onLine);
      const answer = await sendEntries(entries);
      setOffline(answer === null);
      if (answer) latest.current(entries, answer.refused);
    };
    const lost = () => setOffline(true);
    void send();
    const timer = setInterval(send, tryAgainMs);
    window.addEventListener("online", send);
    window.addEventListener("offline", lost);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", send);
      window.removeEventListener("offline", lost);
    };
  }, [notes]);
  return isOffline;
}
