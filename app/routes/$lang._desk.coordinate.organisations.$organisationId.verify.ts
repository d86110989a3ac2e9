import { requirePerson } from "#app/auth/require-person.server.ts";
import { coordinateEventPath, coordinateOrganisationPath, coordinatePath } from "#app/domain/addresses.ts";
import { verifyOrganisation } from "#app/domain/organisations/verify-organisation.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** A coordinator vouches for an organisation, and returns to the event they were reading, or to the organisation. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const organisationId = args.params["organisationId"] ?? "";
  orRefuse(() => verifyOrganisation(ctx, { organisationId }));
  const eventId = new URL(args.request.url).searchParams.get("event") ?? "";
  const isEvent = /^[0-9a-f-]{36}$/.test(eventId);
  const organisation = coordinateOrganisationPath(ctx.language, organisationId);
  return redirect(isEvent ? coordinateEventPath(ctx.language, eventId) : organisation, 303);
}

/** Nothing is here to be seen. */
export const loader = (args: LoaderFunctionArgs) => redirect(coordinatePath(publicContext(args).language));
