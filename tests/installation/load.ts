import { request } from "node:http";

export type Refused = { path: string; how: string; at: number };
type Asked = { path: string; method?: string; headers?: Record<string, string>; body?: string };

/**
 * Send one request after the other until stopped, each on a new connection and from another network.
 * @returns the number of requests, and those that failed: a status of 500 or more, or a connection error
 */
export function startLoad(
  url: string,
  asked: readonly Asked[],
): { stop: () => Promise<{ count: number; refused: Refused[] }> } {
  const refused: Refused[] = [];
  let [count, isStopped] = [0, false];
  const visit = async () => {
    while (!isStopped) {
      const what = asked[count % asked.length];
      count += 1;
      if (!what) return;
      const how = await answerTo(url, what, `10.0.${(count >> 8) & 255}.${count & 255}`);
      if (how !== null) refused.push({ path: what.path, how, at: performance.now() });
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  };
  const visiting = Promise.all([visit(), visit(), visit()]);
  return {
    stop: async () => {
      isStopped = true;
      await visiting;
      return { count, refused };
    },
  };
}

/** @returns null for a complete answer below 500 */
function answerTo(
  url: string,
  { path, method = "GET", headers = {}, body }: Asked,
  network: string,
): Promise<string | null> {
  const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const sent = request(
      `${url}${path}`,
      { method, agent: false, headers: { ...headers, ...length, "X-Forwarded-For": network } },
      (answer) => {
        answer
          .once("error", (error) => resolve(error.message))
          .once("end", () => resolve((answer.statusCode ?? 500) < 500 ? null : String(answer.statusCode)));
        answer.resume();
      },
    );
    sent.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end(body);
  });
}
