import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { CoordinatorTable, InviteCoordinatorForm } from "./coordinators.tsx";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { secretariatPath } from "#app/domain/coordinate-paths.ts";
import { coordinatorsForm } from "#app/domain/coordinators/coordinators-form.ts";
import { listCoordinators } from "#app/domain/coordinators/list-coordinators.server.ts";
import { manageCoordinators } from "#app/domain/coordinators/run-coordinators-action.server.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const list = orRefuse(() => listCoordinators(ctx));
  return privateNoStore({ list, head: { title: textsOf(ctx.language, "secretariat")("coordinators.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => requireSecretariat(ctx));
  const reply = await submitForm(args.request, coordinatorsForm, (form) => manageCoordinators(ctx, form));
  return "done" in reply ? redirect(secretariatPath(ctx.language, "coordinators"), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function CoordinatorsPage() {
  const { list } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content">
      <SecretariatHeading page="coordinators" reply={reply} />
      <CoordinatorTable coordinators={list.coordinators} />
      <InviteCoordinatorForm places={list.places} reply={reply} />
    </main>
  );
}
