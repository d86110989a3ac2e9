import { useWeekName } from "#app/components/shell/use-instance.ts";
import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { AddressCode } from "#app/components/ui/copyable-address.tsx";
import { ClientPicture, type ClientPictureName } from "./calendar-app-illustration.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import {
  atomPath,
  calendarPath,
  digestPath,
  embedPath,
  jsonFeedPath,
  programmePath,
  subscribePath,
} from "#app/domain/programme-paths.ts";
import { getSubscription } from "#app/domain/calendar/get-subscription.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "public");
  const { filter, labels, address, isWrong } = getSubscription(ctx, new URL(args.request.url).searchParams);
  const head: Head = {
    title: t("subscribe.title"),
    description: t("subscribe.description", { week: weekName(ctx.db, ctx.language) }),
    path: subscribePath(ctx.language, filter),
    origin: ctx.origin,
    language: ctx.language,
    feedsOf: filter,
  };
  const embed = `${ctx.origin}${embedPath(ctx.language, filter)}`;
  const headers: Record<string, string> = isWrong ? { "Cache-Control": "no-store" } : {};
  return data({ filter, words: listText(labels, ctx.language), address, embed, head }, { headers });
}

/** Names of feed formats, which are the same in every language. */
const formats = { atom: "Atom", json: "JSON Feed" };

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function SubscribePage() {
  const { filter, words, address, embed } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "digest"]);
  const language = useLanguage();
  const webcal = address.replace(/^https?:/, "webcal:");
  const week = useWeekName();
  const name = words === "" ? week : `${week}: ${words}`;
  const title = name.replaceAll(/["<>&]/g, "");
  return (
    <main id="content">
      <h1>{t("subscribe.title")}</h1>
      <p className="lead">{t("subscribe.lead")}</p>
      <p>
        <b>{words === "" ? t("subscribe.everything") : t("subscribe.selection", { words })}</b>{" "}
        <a href={programmePath(language, filter)}>{t("subscribe.change")}</a>
      </p>
      <p className="address">
        <span>{t("subscribe.address")}</span>
        <AddressCode address={address} />
      </p>
      <ul className="ways">
        <Way picture="tap" title={t("subscribe.oneTap")} text={t("subscribe.oneTapText")} href={webcal}>
          {t("subscribe.oneTapButton")}
        </Way>
        <Way
          picture="google"
          title={t("subscribe.google")}
          text={t("subscribe.googleText")}
          href={`https://calendar.google.com/calendar/render?cid=${encodeURIComponent(webcal)}`}
        >
          {t("subscribe.googleButton")}
        </Way>
        <Way
          picture="outlook"
          title={t("subscribe.outlook")}
          text={t("subscribe.outlookText")}
          href={`https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`}
        >
          {t("subscribe.outlookButton")}
        </Way>
        <Way picture="plus" title={t("subscribe.android")} text={t("subscribe.androidText")}>
          <AddressCode address={address} />
        </Way>
        <Way
          picture="download"
          title={t("subscribe.download")}
          text={t("subscribe.downloadText")}
          href={calendarPath(language, filter)}
        >
          {t("subscribe.downloadButton")}
        </Way>
        <li className="way">
          <h2>{t("subscribe.qr")}</h2>
          <p>{t("subscribe.qrText")}</p>
          <QrSquare text={webcal} label={t("subscribe.qr")} />
        </li>
      </ul>
      <p>
        <a className="button quiet" href={digestPath(language, filter)}>
          <Icon name="mail" />
          {t("digest:digest.link")}
        </a>
      </p>
      <p className="soft">{t("subscribe.double")}</p>
      <section aria-labelledby="others">
        <h2 id="others">{t("subscribe.others")}</h2>
        <p>
          {t("subscribe.feeds")} <a href={atomPath(language, filter)}>{formats.atom}</a> ·{" "}
          <a href={jsonFeedPath(language, filter)}>{formats.json}</a>
        </p>
        <p className="address">
          <span>{t("subscribe.embed")}</span>
          <code dir="ltr">{`<iframe src="${embed}" title="${title}" width="100%" height="600" loading="lazy"></iframe>`}</code>
        </p>
      </section>
    </main>
  );
}

type WayProps = { picture: ClientPictureName; title: string; text: string; href?: string; children: ReactNode };

function Way({ picture, title, text, href, children }: WayProps) {
  return (
    <li className="way">
      <ClientPicture name={picture} />
      <h2>{title}</h2>
      <p>{text}</p>
      {href === undefined ? (
        <p>{children}</p>
      ) : (
        <p>
          <a className="button quiet" href={href} rel="noreferrer">
            <Icon name="calendar" />
            {children}
          </a>
        </p>
      )}
    </li>
  );
}
