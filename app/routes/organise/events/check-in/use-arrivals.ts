import { useCallback, useEffect, useRef, useState } from "react";

/** Interval in milliseconds between attempts to send arrivals, besides the browser's `online` event. */
const tryAgainMs = 15_000;

type Arrivals = Readonly<Record<string, number>>;

/**
 * Note arrivals on this phone until the server has them, and send them when there is a connection. Only ids of sign-ups
 * and times are stored; the server ignores an arrival that it has already.
 */
export function useArrivals(dateId: string) {
  const key = `door:${dateId}`;
  const [waiting, setWaiting] = useState<Arrivals>({});
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [isReady, setReady] = useState(false);

  const keep = useCallback(
    (change: (old: Arrivals) => Arrivals) => {
      setWaiting((old) => {
        const next = change(old);
        write(key, next);
        return next;
      });
    },
    [key],
  );
  useEffect(() => {
    // Add arrivals that an earlier page could not send.
    keep((old) => ({ ...read(key), ...old }));
    setReady(true);
  }, [key, keep]);

  useSending(key, waiting, (done) => {
    setSent((old) => new Set([...old, ...done]));
    keep((old) => Object.fromEntries(Object.entries(old).filter(([id]) => !done.has(id))));
  });
  return {
    isReady,
    known: new Set([...sent, ...Object.keys(waiting)]),
    waiting: Object.keys(waiting).length,
    /**
     * Note an arrival.
     * @param event event of the pressed button, with the time of the arrival by the phone's clock
     */
    note: (signUpId: string, event: { timeStamp: number }) =>
      keep((old) => ({ ...old, [signUpId]: performance.timeOrigin + event.timeStamp })),
  };
}

/** Send waiting arrivals at once, when the phone is online again, and at intervals. */
function useSending(key: string, waiting: Arrivals, onDone: (ids: ReadonlySet<string>) => void): void {
  const latest = useRef(onDone);
  latest.current = onDone;
  const ids = Object.keys(waiting).join();
  useEffect(() => {
    if (ids === "") return;
    const send = async () => {
      const arrivals = Object.entries(read(key)).map(([signUpId, at]) => ({ signUpId, at }));
      if (arrivals.length > 0 && (await post(arrivals)))
        latest.current(new Set(arrivals.map((arrival) => arrival.signUpId)));
    };
    void send();
    const timer = setInterval(send, tryAgainMs);
    window.addEventListener("online", send);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", send);
    };
  }, [ids, key]);
}

/**
 * Send arrivals to the server.
 * @returns true if the server has them
 */
async function post(arrivals: readonly { signUpId: string; at: number }[]): Promise<boolean> {
  try {
    const rounded = arrivals.map((arrival) => ({ ...arrival, at: Math.round(arrival.at) }));
    const response = await fetch("arrivals", {
      method: "POST",
      body: JSON.stringify({ arrivals: rounded }),
      headers: { "Content-Type": "application/json" },
      // A signed-out phone must not take the sign-in page for a successful answer.
      redirect: "error",
    });
    return response.ok;
  } catch {
    return false;
  }
}

function read(key: string): Arrivals {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Arrivals) : {};
  } catch {
    return {};
  }
}

function write(key: string, arrivals: Arrivals): void {
  try {
    if (Object.keys(arrivals).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(arrivals));
  } catch {
    // Without storage, arrivals are sent from the page's memory.
  }
}
