import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { GuideText } from "#app/components/help/guide-text.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { registerPath } from "#app/domain/paths.ts";
import { eventCommentsPath, organisationCommentsPath } from "#app/domain/organise-paths.ts";
import { guidePath } from "#app/domain/help-paths.ts";
import { getHelpDesk } from "#app/domain/workspace/get-help-desk.server.ts";
import { workspacesOf } from "#app/domain/workspace/workspaces-of.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { eventOfPage, guideOfPage } from "./guide-of-page.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const from = new URL(args.request.url).searchParams.get("from") ?? "";
  return privateNoStore({
    desk: getHelpDesk(ctx, { eventId: eventOfPage(from) }),
    section: guideOfPage(from),
    isCoordinator: workspacesOf(ctx.actor).isCoordinator,
    head: { title: textsOf(ctx.language, "help")("desk.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** Explain the page that led here, and lead to guides and coordinators. */
export default function HelpDeskPage() {
  const { section, isCoordinator } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  const language = useLanguage();
  const guides = isCoordinator ? (["coordinator", "organiser"] as const) : (["organiser"] as const);
  return (
    <main id="content" className="narrow">
      <h1>{t("desk.title")}</h1>
      {section && (
        <p>
          <a href="#ask">{t("desk.ask")}</a>
        </p>
      )}
      {section && (
        <section className="part" aria-labelledby="section">
          <GuideText {...section} id="section" />
          <p>
            <a href={guidePath(language, section.guide, section.section)}>{t("open")}</a>
          </p>
        </section>
      )}
      <section aria-labelledby="ask">
        <h2 id="ask">{t("desk.ask")}</h2>
        <OrganiserLinks />
        <SecretariatLinks />
      </section>
      <section aria-labelledby="guides">
        <h2 id="guides">{t("desk.guides")}</h2>
        <ul className="rows">
          {[...guides, "resident" as const].map((guide) => (
            <li key={guide}>
              <a href={guidePath(language, guide)}>{t(`${guide}.title`)}</a>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

/** Lead to the conversations with coordinators: about the event first, then those of the organisations. */
function OrganiserLinks() {
  const { desk, isCoordinator } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  const language = useLanguage();
  if (desk.organisations.length === 0) {
    if (isCoordinator) return null;
    return (
      <>
        <p>{t("desk.none")}</p>
        <p>
          <a className="button" href={registerPath(language)}>
            {t("desk.register")}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="hint">{t("desk.askHint")}</p>
      <ul className="rows">
        {desk.event && (
          <li>
            <a href={eventCommentsPath(language, desk.event.id)}>{t("desk.about")}</a>
            <span className="soft">
              <UserText text={desk.event.title} language={desk.event.language} />
            </span>
          </li>
        )}
        {desk.organisations.map(({ id, name }) => (
          <li key={id}>
            <a href={organisationCommentsPath(language, id)}>{t("desk.forOrganisation")}</a>
            <bdi className="soft">{name}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

function SecretariatLinks() {
  const { desk, isCoordinator } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  if (!isCoordinator) return null;
  if (desk.secretariat === null) return <p>{t("desk.nobody")}</p>;
  return (
    <>
      <h3>{t("desk.above")}</h3>
      <p className="hint">{t("desk.aboveHint")}</p>
      <ul className="rows">
        {desk.secretariat.map((email) => (
          <li key={email}>
            <a href={`mailto:${email}`} dir="ltr">
              {email}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
