import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { NameFields } from "#app/components/organisations/name-fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { organisationPath } from "#app/domain/organise-paths.ts";
import { getProfile } from "#app/domain/organisations/get-profile.server.ts";
import { profileForm, type ProfileValues } from "#app/domain/organisations/organisation-form.ts";
import { updateProfile } from "#app/domain/organisations/update-profile.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const profile = orRefuse(() => getProfile(ctx, args.params["organisationId"] ?? ""));
  return privateNoStore({ profile, head: { title: textsOf(ctx.language, "organisations")("profile.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { id: organisationId } = orRefuse(() => getProfile(ctx, args.params["organisationId"] ?? ""));
  const reply = await submitForm(args.request, profileForm, (form) => updateProfile(ctx, { organisationId, ...form }));
  return "done" in reply ? redirect(organisationPath(ctx.language, organisationId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ProfilePage() {
  const { profile } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organisations");
  const language = useLanguage();
  const [form, fields] = useForm<ProfileValues, ProfileValues, string[]>({
    id: "profile",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultValue: profile.values,
  });
  const labels = {
    name: t("profile.name"),
    alias: t("profile.alias"),
    proof: t("profile.proof"),
    contactEmail: t("profile.contact"),
  };
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={organisationPath(language, profile.id)}>{t("profile.back")}</Link>
      </p>
      <h1>{t("profile.title")}</h1>
      {profile.isPublic && <Notice tone="plain" title={t(profile.isTrusted ? "profile.atOnce" : "profile.waits")} />}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <NameFields fields={fields} />
        <TextField
          field={fields.contactEmail}
          label={labels.contactEmail}
          hint={t("profile.contactHint")}
          type="email"
          dir="ltr"
        />
        <button type="submit">{t("profile.save")}</button>
      </form>
    </main>
  );
}
