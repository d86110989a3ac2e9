import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisationPath, vouchPath } from "#app/domain/organise-paths.ts";
import { listVouchable } from "#app/domain/organisations/list-vouchable.server.ts";
import { vouchForm } from "#app/domain/organisations/organisation-form.ts";
import { vouchForOrganisation } from "#app/domain/organisations/vouch-for-organisation.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const list = orRefuse(() => listVouchable(ctx, args.params["organisationId"] ?? ""));
  return privateNoStore({ list, head: { title: textsOf(ctx.language, "organisations")("vouch.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { authorityId } = orRefuse(() => listVouchable(ctx, args.params["organisationId"] ?? ""));
  const reply = await submitForm(args.request, vouchForm, (form) =>
    vouchForOrganisation(ctx, { authorityId, ...form }),
  );
  return "done" in reply ? redirect(vouchPath(ctx.language, authorityId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function VouchPage() {
  const { list } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["organisations", "common"]);
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <Link to={organisationPath(language, list.authorityId)}>{t("profile.back")}</Link>
      </p>
      <h1>{t("vouch.title")}</h1>
      <p className="lead">{t("vouch.lead")}</p>
      {list.organisations.length === 0 && <p>{t("vouch.none")}</p>}
      <ul className="rows">
        {list.organisations.map((organisation) => (
          <li key={organisation.id}>
            <span>
              <bdi>{organisation.publicName}</bdi>
              <br />
              <span className="soft">{t(`common:organisationKind.${organisation.kind}`)}</span>
            </span>
            {organisation.isVouched ? (
              <b>{t("vouch.done")}</b>
            ) : (
              <Form method="post">
                <button type="submit" name="organisationId" value={organisation.id} className="quiet small">
                  {t("vouch.button")}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
