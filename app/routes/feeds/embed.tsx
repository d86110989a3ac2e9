import { Times } from "#app/components/events/date-time.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath } from "#app/domain/paths.ts";
import { programmePath } from "#app/domain/programme-paths.ts";
import { isAsPlanned } from "#app/domain/model/date.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { listEmbed } from "#app/domain/programme/list-embed.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { dayText } from "#app/domain/time/when-text.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** List of dates that other sites show in a frame: no scripts, and links that open on this site. */
export const handle: RouteHandle = { isFramed: true };

export async function loader(args: LoaderFunctionArgs) {
  if (!isLanguage(args.params["lang"])) throw data(null, { status: 404 });
  const ctx = publicContext(args);
  const list = await listEmbed(ctx, new URL(args.request.url).searchParams);
  const t = textsOf(ctx.language, "public");
  const words = listText(list.labels, ctx.language);
  const title = words === "" ? t("programme.title") : t("programme.titleFiltered", { words });
  // Invalid parameters are ignored, but the answer is not cached, since they could vary without end.
  const headers: Record<string, string> = list.isWrong ? { "Cache-Control": "no-store" } : {};
  return data(
    { list, language: ctx.language, pageLanguage: ctx.language, origin: ctx.origin, head: { title } },
    { headers },
  );
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function EmbedPage() {
  const { list, language, origin, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "common"]);
  return (
    <main id="content" className="embed">
      <h1>{head.title}</h1>
      {list.cards.length === 0 && <p>{t("programme.empty")}</p>}
      <ul className="printed-list">
        {list.cards.map((card) => (
          <li key={card.dateId}>
            <a href={`${origin}${eventPath(language, card.slug)}`} target="_blank" rel="noopener">
              <UserText text={card.title} language={card.textLanguage} />
            </a>
            {!isAsPlanned(card.status) && <b> ({t(`common:dateStatus.${card.status}`)})</b>}
            <span className="block">
              {dayText(card, language)}, <Times date={card} /> · {card.cityName}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${origin}${programmePath(language, list.filter)}`} target="_blank" rel="noopener">
          {t("home.allEvents")}
        </a>
      </p>
    </main>
  );
}
