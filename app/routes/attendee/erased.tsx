import { useWeekName } from "#app/components/shell/use-instance.ts";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { programmePath } from "#app/domain/programme-paths.ts";
import { emptyFilter } from "#app/domain/model/programme-filter.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  return { head: { title: textsOf(publicContext(args).language, "attendee")("page.erased") } };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ErasedPage() {
  const { t } = useTranslation(["attendee", "public"]);
  return (
    <main id="content" className="narrow">
      <h1>{t("page.title", { week: useWeekName() })}</h1>
      <Notice tone="ok" title={t("page.erased")} />
      <p>
        <a href={programmePath(useLanguage(), emptyFilter)}>{t("public:home.toProgramme")}</a>
      </p>
    </main>
  );
}
