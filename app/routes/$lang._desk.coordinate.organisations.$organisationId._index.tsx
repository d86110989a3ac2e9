import { requirePerson } from "#app/auth/require-person.server.ts";
import { InviteOwnerForm } from "#app/components/joining/invite-owner-form.tsx";
import { OrganisationFactList } from "#app/components/joining/organisation-facts.tsx";
import { headTags } from "#app/components/shell/head.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { coordinateOrganisationPath, coordinateOrganisationsPath } from "#app/domain/addresses.ts";
import { getOrganisationFacts } from "#app/domain/organisations/get-organisation-facts.server.ts";
import { inviteOwner } from "#app/domain/organisations/invite-owner.server.ts";
import { inviteOwnerForm } from "#app/domain/organisations/organisation-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const facts = orRefuse(() => getOrganisationFacts(ctx, args.params["organisationId"] ?? ""));
  return privately({ facts, head: { title: textsOf(ctx.language, "joining")("desk.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const { id: organisationId } = orRefuse(() => getOrganisationFacts(ctx, args.params["organisationId"] ?? ""));
  const reply = await submitForm(args.request, inviteOwnerForm, (form) =>
    inviteOwner(ctx, { organisationId, ...form }),
  );
  return "done" in reply ? redirect(coordinateOrganisationPath(ctx.language, organisationId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function OrganisationFactsPage() {
  const { facts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("joining");
  const language = useLanguage();
  const reply = useActionData<typeof action>();
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={coordinateOrganisationsPath(language)}>{t("need.back")}</Link>
      </p>
      <h1>
        <bdi>{facts.name}</bdi>
      </h1>
      <OrganisationFactList facts={facts} />
      {(!facts.hasOwner || reply) && <InviteOwnerForm facts={facts} reply={reply?.result} />}
    </main>
  );
}
