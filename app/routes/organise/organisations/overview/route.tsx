import { UserQuote } from "#app/components/ui/user-text.tsx";
import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { CityLevelForm } from "./city-level-form.tsx";
import { CityWelcomeForm } from "./city-welcome-form.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { MemberList } from "./member-list.tsx";
import { OrganisationProfile } from "./organisation-profile.tsx";
import { useRefusal } from "#app/components/forms/use-refusal.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { organisationCommentsPath, organisationPath, organisePath } from "#app/domain/organise-paths.ts";
import { getOrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { organisationForm } from "#app/domain/organisations/organisation-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { runIntent } from "./run-intent.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const overview = orRefuse(() => getOrganisationOverview(ctx, args.params["organisationId"] ?? ""));
  return privateNoStore({ overview, head: { title: textsOf(ctx.language, "organisations")("overview.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const organisationId = args.params["organisationId"] ?? "";
  orRefuse(() => getOrganisationOverview(ctx, organisationId));
  const reply = await submitForm(args.request, organisationForm, (form) => runIntent(ctx, organisationId, form));
  if (!("done" in reply)) return reply.refused;
  const path = reply.done === "left" ? organisePath(ctx.language) : organisationPath(ctx.language, organisationId);
  return redirect(path, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function OrganisationPage() {
  const { overview } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organisations");
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  // The form of the welcome shows its own faults.
  const refusal = useRefusal(reply?.initialValue?.["intent"] === "welcome" ? undefined : reply);
  const { organisation } = overview;
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("overview.back")}</Link>
      </p>
      <h1>
        <bdi>{organisation.name}</bdi>
      </h1>
      {refusal && <Notice tone="stop" title={refusal} />}
      {organisation.state === "pending" && (
        <Notice
          tone="warn"
          title={t(overview.isCityListed ? "overview.pending" : "overview.cityWaits", { city: overview.cityName })}
        />
      )}
      {organisation.state === "refused" && <Notice tone="stop" title={t("overview.refused")} />}
      {organisation.state === "suspended" && <Notice tone="stop" title={t("overview.suspended")} />}
      {overview.waitingName !== null && (
        <Notice tone="warn" title={t("overview.nameWaits", { name: overview.waitingName })} />
      )}
      {overview.isHidden && <Notice tone="stop" title={t("overview.hidden")} />}
      {overview.reason && <UserQuote text={overview.reason} />}
      <p>
        <Link to={organisationCommentsPath(language, organisation.id)}>{t("overview.conversation")}</Link>
      </p>
      <OrganisationProfile overview={overview} />
      <MemberList overview={overview} />
      {overview.isOwner && <InvitationList overview={overview} />}
      {overview.cityWelcomes && (
        <CityWelcomeForm welcomes={overview.cityWelcomes} cityName={overview.cityName} reply={reply} />
      )}
      {overview.cityLevel && <CityLevelForm level={overview.cityLevel} cityName={overview.cityName} />}
    </main>
  );
}
