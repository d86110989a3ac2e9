import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { listPath, synonymsPath } from "#app/domain/coordinate-paths.ts";
import { editableKinds } from "#app/domain/model/vocabulary.ts";
import { countLists } from "#app/domain/vocabulary/count-lists.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const counts = orRefuse(() => countLists(ctx));
  return privateNoStore({ counts, head: { title: textsOf(ctx.language, "secretariat")("lists.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ListsPage() {
  const { counts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("lists");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <SecretariatHeading page="lists" />
      <ul className="rows">
        {([...editableKinds, "languages", "synonyms"] as const).map((list) => (
          <li key={list}>
            <a href={list === "synonyms" ? synonymsPath(language, language) : listPath(language, list)}>
              {t(`kinds.${list}`)}
            </a>
            <span className="soft">
              {t("counted", { count: counts[list] })} · {t(`kindHints.${list}`)}
            </span>
          </li>
        ))}
      </ul>
    </main>
  );
}
