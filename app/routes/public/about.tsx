import { InstanceTexts } from "#app/components/instance/instance-texts.tsx";
import { getPublicTexts, weekName } from "#app/domain/instance/get-instance.server.ts";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { aboutPath } from "#app/domain/paths.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const { db, language, origin } = publicContext(args);
  const t = textsOf(language, "public");
  const head: Head = {
    title: t("about.title"),
    description: t("about.description", { week: weekName(db, language) }),
    path: aboutPath(language),
    origin,
    language,
  };
  const texts = getPublicTexts(db, language, ["network", "operator", "contact", "hosting", "legal"]);
  return { head, texts };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function AboutPage() {
  const { texts } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "instance"]);
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
      <h2>{t("instance:about.title")}</h2>
      <InstanceTexts texts={texts} />
    </main>
  );
}
