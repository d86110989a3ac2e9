import { useCallback, useEffect, useRef, useState } from "react";

/** So often what could not be sent is tried again, besides when the phone says that it is connected. */
const tryAgainMs = 15_000;

type Arrivals = Readonly<Record<string, number>>;

/**
 * Who came, as this phone noted it: kept on it until the server has it, and sent whenever there is a connection. Nothing is
 * kept but the ids of sign-ups and the time; sent twice, the server takes it once.
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
    // What a page before this one could not send.
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
    /** @param event what the helper pressed: it knows when, by the clock of this phone */
    note: (signUpId: string, event: { timeStamp: number }) =>
      keep((old) => ({ ...old, [signUpId]: performance.timeOrigin + event.timeStamp })),
  };
}

/** Sends what waits at once, when the phone is connected again, and every now and then. */
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

/** @returns whether the server has it */
async function post(arrivals: readonly { signUpId: string; at: number }[]): Promise<boolean> {
  try {
    const rounded = arrivals.map((arrival) => ({ ...arrival, at: Math.round(arrival.at) }));
    const response = await fetch("arrivals", {
      method: "POST",
      body: JSON.stringify({ arrivals: rounded }),
      headers: { "Content-Type": "application/json" },
      // Who was signed out meanwhile must not take the page for signing in for an answer.
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
    // A browser that keeps nothing: what is on the page is sent from there.
  }
}
