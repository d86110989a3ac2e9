import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { accessibilityPath } from "#app/domain/paths.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const { language, origin } = publicContext(args);
  const t = textsOf(language, "public");
  const head: Head = {
    title: t("accessibility.title"),
    description: t("accessibility.description"),
    path: accessibilityPath(language),
    origin,
    language,
  };
  return { head, contact: args.context.contactEmail };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function AccessibilityPage() {
  const { contact } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <main id="content" className="narrow">
      <h1>{t("accessibility.title")}</h1>
      <h2>{t("accessibility.state")}</h2>
      <p>{t("accessibility.stateText")}</p>
      <h2>{t("accessibility.how")}</h2>
      <p>{t("accessibility.howText")}</p>
      <h2>{t("accessibility.contact")}</h2>
      <p>
        {t("accessibility.contactText")}{" "}
        <a href={`mailto:${contact}`}>
          <bdi dir="ltr">{contact}</bdi>
        </a>
      </p>
      <h2>{t("accessibility.complain")}</h2>
      <p>{t("accessibility.complainText")}</p>
    </main>
  );
}
