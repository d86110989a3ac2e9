import { DomainError } from "#app/domain/errors.ts";
import { BadParameters } from "#app/domain/open-data/bad-parameters.ts";
import type { OpenFault } from "#app/domain/open-data/shapes.ts";
import { httpStatusOf } from "./to-response.server.ts";

/** Open to pages of every site; nothing here depends on who asks. */
const open = { "Access-Control-Allow-Origin": "*" };
const words: Partial<Record<number, string>> = { 404: "not found", 410: "gone" };

/** Open data as JSON; what is asked for in vain, too. @param type of the body */
export function openDataResponse(read: () => unknown, type = "application/json"): Response {
  try {
    return Response.json(read(), { headers: { ...open, "Content-Type": `${type}; charset=utf-8` } });
  } catch (error) {
    if (error instanceof BadParameters) {
      return refused(400, { error: "parameters that mean nothing", parameters: [...error.parameters] });
    }
    if (!(error instanceof DomainError)) throw error;
    const status = httpStatusOf(error);
    return refused(status, { error: words[status] ?? "refused" });
  }
}

const refused = (status: number, fault: OpenFault): Response =>
  Response.json(fault, { status, headers: { ...open, "Cache-Control": "no-store" } });
