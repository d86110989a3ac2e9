import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";

export type Page = { status: number; html: string; location: string };

/** A browser without scripts that reaches one site through the proxy of this machine, with cookies. */
export class Visitor {
  readonly #name: string;
  readonly #cookies = new Map<string, string>();

  readonly #ask: (path: string, form: string | null) => Promise<Page>;

  /** @param name host of the site, as in its certificate and links */
  constructor(name: string, scheme: "http" | "https" = "https") {
    this.#name = name;
    this.#ask = (path, form) => this.#askBy(scheme === "https" ? secureRequest : plainRequest, path, form);
  }

  get cookies(): string {
    return [...this.#cookies].map((pair) => pair.join("=")).join("; ");
  }

  get = (path: string): Promise<Page> => this.#ask(path, null);

  post = (path: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
    this.#ask(path, new URLSearchParams(fields).toString());

  #askBy(request: typeof secureRequest | typeof plainRequest, path: string, form: string | null): Promise<Page> {
    const sent =
      form === null ? {} : { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": form.length };
    const headers = {
      Host: this.#name,
      Origin: `https://${this.#name}`,
      Cookie: this.cookies,
      ...sent,
    };
    const way = { host: "127.0.0.1", servername: this.#name, rejectUnauthorized: false };
    return new Promise((resolve, reject) => {
      const asked = request({ ...way, path, headers, method: form === null ? "GET" : "POST" }, (answer) => {
        for (const cookie of answer.headers["set-cookie"] ?? []) this.#keep(cookie);
        let html = "";
        answer.setEncoding("utf8").on("data", (piece: string) => {
          html += piece;
        });
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, html, location: answer.headers.location ?? "" }),
        );
      });
      asked.once("error", reject).end(form ?? undefined);
    });
  }

  #keep(cookie: string): void {
    const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
    this.#cookies.set(name, value);
  }
}
