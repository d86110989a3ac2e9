import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { aboutPath } from "#app/domain/paths.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const { language, origin } = publicContext(args);
  const t = textsOf(language, "public");
  const head: Head = {
    title: t("about.title"),
    description: t("about.description"),
    path: aboutPath(language),
    origin,
    language,
  };
  return { head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function AboutPage() {
  const { t } = useTranslation("public");
  return (
    <main id="content" className="narrow">
      <h1>{t("about.title")}</h1>
      <p className="lead">{t("about.lead")}</p>
      <h2>{t("about.whatTitle")}</h2>
      <p>{t("about.what")}</p>
      <h2>{t("about.howTitle")}</h2>
      <p>{t("about.how")}</p>
      <h2>{t("about.promiseTitle")}</h2>
      <p>{t("about.promise")}</p>
    </main>
  );
}
