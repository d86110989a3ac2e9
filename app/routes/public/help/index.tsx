import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { helpPath } from "#app/domain/paths.ts";
import { guideNames, guidePath } from "#app/domain/help-paths.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const { language, origin } = publicContext(args);
  const t = textsOf(language, "help");
  const head: Head = { title: t("title"), description: t("description"), path: helpPath(language), origin, language };
  return { head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

const icons = { resident: "people", organiser: "calendar", coordinator: "check" } as const;

export default function HelpPage() {
  const { t } = useTranslation("help");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <ul className="ways">
        {guideNames.map((guide) => (
          <li key={guide} className="way">
            <h2>
              <a href={guidePath(language, guide)}>
                <Icon name={icons[guide]} /> {t(`${guide}.title`)}
              </a>
            </h2>
            <p>{t(`${guide}.lead`)}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
