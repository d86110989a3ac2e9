import { request } from "node:http";

export type Refused = { path: string; how: string; at: number };
type Asked = { path: string; method?: string; headers?: Record<string, string>; body?: string };

/**
 * Ask for one thing after the other, again and again, each on a connection of its own and from a network of its own, until
 * it is stopped.
 * @returns what was asked in all, and what was not answered: a status from 500 on, or a connection that failed
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

/** @returns null for an answer below 500 that came whole */
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
