import {
  Busy,
  Conflict,
  DomainError,
  Forbidden,
  Gone,
  Invalid,
  StorageFull,
  NotFound,
  RateLimited,
} from "#app/domain/errors.ts";
import { BadFilter } from "#app/domain/programme/bad-filter.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data } from "@remix-run/node";

/** HTTP status of each domain error. Any other error is a bug and is not caught here. */
const statuses: readonly [new (...args: never[]) => DomainError, number][] = [
  [NotFound, 404],
  [Gone, 410],
  [Forbidden, 403],
  [Conflict, 409],
  [Invalid, 400],
  [RateLimited, 429],
  [Busy, 503],
  [StorageFull, 507],
];

export function httpStatusOf(error: DomainError): number {
  return statuses.find(([kind]) => error instanceof kind)?.[1] ?? 500;
}

/** Return status and headers of a refusal; `Retry-After` tells how long a rate limit holds (RFC 6585 4). */
export function refusalInit(error: DomainError): { status: number; headers?: Record<string, string> } {
  const status = httpStatusOf(error);
  return error instanceof RateLimited ? { status, headers: { "Retry-After": String(error.seconds) } } : { status };
}

/** Run a read; a domain error becomes a thrown response that the error boundary shows as a page. */
export function orRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asResponse(error);
  }
}

/** Do the same as `orRefuse` for an asynchronous read. */
export async function orRefuseLater<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw asResponse(error);
  }
}

const asResponse = (error: unknown): unknown =>
  error instanceof DomainError ? data(null, { status: httpStatusOf(error) }) : error;

/** Run a read; null if nothing is found for this actor. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** Run a resource route; a domain error becomes a plain-text response with its status. */
export async function orPlainRefusal(read: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const init = refusalInit(error);
    const lines = [init.status, ...(error instanceof BadFilter ? problemLines(error) : [])];
    return new Response(`${lines.join("\n")}\n`, {
      status: init.status,
      headers: { ...init.headers, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
}

/** List the invalid parameters of a filter, for the owner of a feed that fails. */
function problemLines({ problems, language }: BadFilter): string[] {
  const say = textsOf(language, "faults");
  return [
    say("filter.title"),
    ...problems.map((problem) =>
      problem.kind === "range" ? `to: ${say("filter.range")}` : say("filter.item", problem),
    ),
  ];
}
