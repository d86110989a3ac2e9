import { DomainError } from "#app/domain/errors.ts";
import { BadParameters } from "#app/domain/open-data/bad-parameters.ts";
import type { OpenFault } from "#app/domain/open-data/shapes.ts";
import type { AppLoadContext } from "@remix-run/node";
import { faultHeaders, openFault, openHeaders } from "./open-data-fault.ts";
import { refusalInit } from "./to-response.server.ts";

const jsonType = "application/json; charset=utf-8";

/**
 * Answer a request for open data with JSON, also when it is refused or fails.
 * @param type media type of the body, without charset
 */
export async function openDataResponse(
  context: AppLoadContext,
  read: () => unknown,
  type = "application/json",
): Promise<Response> {
  try {
    return Response.json(await read(), { headers: { ...openHeaders, "Content-Type": `${type}; charset=utf-8` } });
  } catch (error) {
    if (error instanceof BadParameters) {
      return refused({ status: 400 }, { error: "parameters that mean nothing", parameters: [...error.parameters] });
    }
    if (error instanceof DomainError) {
      const init = refusalInit(error);
      return refused(init, openFault(init.status));
    }
    context.reportFault(error, "open data");
    return refused({ status: 500 }, openFault(500, context.requestId));
  }
}

const refused = ({ status, headers }: ReturnType<typeof refusalInit>, fault: OpenFault): Response =>
  Response.json(fault, { status, headers: { ...headers, ...faultHeaders, "Content-Type": jsonType } });
