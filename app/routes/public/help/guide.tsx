import { GuideText } from "#app/components/help/guide-text.tsx";
import {
  guideSections,
  parseGuide,
  type SectionKey,
  type StationKey,
  stationsOf,
} from "#app/components/help/guide-sections.ts";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { helpPath } from "#app/domain/paths.ts";
import { type GuideName, guidePath } from "#app/domain/help-paths.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/help.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export function loader(args: LoaderFunctionArgs) {
  const { language, origin } = publicContext(args);
  const guide = orRefuse(() => parseGuide(args.params["guide"]));
  const t = textsOf(language, "help");
  const path = guidePath(language, guide);
  const head: Head = { title: t(`${guide}.title`), description: t(`${guide}.lead`), path, origin, language };
  return { guide, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function GuidePage() {
  const { guide } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  const language = useLanguage();
  const sections = guideSections[guide];
  return (
    <main id="content" className="narrow">
      <p>
        <a href={helpPath(language)}>{t("all")}</a>
      </p>
      <h1>{t(`${guide}.title`)}</h1>
      <p className="lead">{t(`${guide}.lead`)}</p>
      <Way guide={guide} />
      <nav aria-labelledby="on-this-page" className="contents">
        <h2 id="on-this-page">{t("onThisPage")}</h2>
        <ul>
          {sections.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{t(`${guide}.${section}.title` as `${SectionKey}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map((section) => (
        <section key={section} aria-labelledby={section}>
          <GuideText guide={guide} section={section} />
        </section>
      ))}
    </main>
  );
}

/** Draw the way from beginning to end in four stations. */
function Way({ guide }: { guide: GuideName }) {
  const { t } = useTranslation("help");
  return (
    <ol className="journey">
      {stationsOf(guide).map(([station, icon]) => (
        <li key={station}>
          <Icon name={icon} />
          {t(`${guide}.way.${station}` as StationKey)}
        </li>
      ))}
    </ol>
  );
}
