import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { WorkspaceHeading } from "#app/components/shell/workspace-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { textPath } from "#app/domain/organise-paths.ts";
import { listTranslations } from "#app/domain/translations/list-translations.server.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const page = orRefuse(() => listTranslations(ctx, args.params["eventId"] ?? ""));
  return privateNoStore({ page, head: { title: textsOf(ctx.language, "translations")("texts.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function TextsPage() {
  const { page, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["translations", "coHosts"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <WorkspaceHeading event={page} title={head.title} />
      <p>{t("texts.lead")}</p>
      {!page.isOpen && <Notice tone="plain" title={t("coHosts:closed")} />}
      <ul className="rows">
        {page.texts.map((text) => (
          <li key={text.language}>
            <span>
              <b lang={text.language}>{endonyms[text.language]}</b>{" "}
              {text.title !== "" && <UserText text={text.title} language={text.language} />}
            </span>
            <span className={text.state === "outdated" ? "news" : "soft"}>
              {t(`texts.state.${text.state}`)}
              {text.isWaiting && <> · {t("texts.waiting")}</>}
            </span>
            {page.isOpen && text.state !== "original" && (
              <Link to={textPath(language, page.eventId, text.language)}>
                {t(text.state === "missing" && !text.isWaiting ? "texts.write" : "texts.change")}
                <span className="hidden" lang={text.language}>
                  {" "}
                  {endonyms[text.language]}
                </span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
