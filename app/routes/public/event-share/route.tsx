import { escapedMarkup } from "#app/domain/text/escape-xml.ts";
import { endonyms, languages, type Language } from "#app/domain/languages/language.ts";
import { eventPath, joinPath, posterPath, previewImagePath, sharePath } from "#app/domain/paths.ts";
import { DateList } from "#app/components/events/date-list.tsx";
import { EventPicture } from "#app/components/events/event-picture.tsx";
import { Cloth } from "#app/components/ui/cloth.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { titleWithStatus } from "#app/domain/calendar/title-with-status.server.ts";
import { eventStatusOf } from "#app/domain/model/date.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { getVocabulary } from "#app/domain/programme/get-vocabulary.server.ts";
import { houseOfCity } from "#app/domain/cloth/house-of-city.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/share.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signUpLines } from "./share-lines.server.ts";
import { messageText } from "./share-text.server.ts";
import { Message } from "./share-text-box.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const event = orRefuse(() => getPublicEvent(ctx, args.params["slug"] ?? ""));
  const { slug } = event;
  const house = houseOfCity(ctx.db, { slug: event.citySlug, countryCode: event.countryCode });
  const messages = languages.map((language) => {
    const own = { ...ctx, language };
    const view = getPublicEvent(own, slug);
    const title = titleWithStatus(view.title, eventStatusOf(view.dates.map(({ status }) => status)), language);
    return { language, title, text: messageText(view, getVocabulary(own), own) };
  });
  const head: Head = {
    title: textsOf(ctx.language, "promotion")("share.title"),
    path: sharePath(ctx.language, slug),
    origin: ctx.origin,
    language: ctx.language,
  };
  return { event, house, signUp: signUpLines(event, ctx), messages, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function SharePage() {
  const { event, house, signUp, messages, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation("promotion");
  const language = useLanguage();
  // The visitor's language comes first: it is the one most likely sent.
  const ordered = [...messages].sort((a, b) => Number(b.language === language) - Number(a.language === language));
  return (
    <main id="content" className="share">
      <Cloth seed={{ house, piece: event.slug }} themes={event.themes} className="bleed" />
      <p>
        <a href={eventPath(language, event.slug)}>{t("share.back")}</a>
      </p>
      <h1>{t("share.title")}</h1>
      <p className="lead">
        <UserText text={event.title} language={event.textLanguage} />
      </p>
      <p>{t("share.lead")}</p>
      <div className="share-parts">
        <section aria-labelledby="message">
          <h2 id="message">{t("share.message")}</h2>
          <p className="hint">{t("share.messageHint")}</p>
          {ordered.map((message, index) => (
            <Message key={message.language} message={message} isOpen={index === 0} />
          ))}
        </section>
        <section aria-labelledby="now">
          <h2 id="now">{t("share.now")}</h2>
          <div className="share-dates">
            <DateList event={event} />
          </div>
          {signUp.map((line) => (
            <SignUpLine key={line} line={line} origin={head.origin ?? ""} path={joinPath(language, event.slug)} />
          ))}
        </section>
        <section aria-labelledby="poster">
          <h2 id="poster">{t("share.poster")}</h2>
          <p className="hint">{t("share.posterHint")}</p>
          <LanguageLinks pathOf={(version) => posterPath(version, event.slug)} />
        </section>
        {event.picture && (
          <section aria-labelledby="event-picture">
            <h2 id="event-picture">{t("share.eventPicture")}</h2>
            <p className="hint">{t("share.eventPictureHint")}</p>
            <EventPicture picture={event.picture} />
          </section>
        )}
        <section aria-labelledby="picture">
          <h2 id="picture">{t("share.picture")}</h2>
          <p className="hint">{t("share.pictureHint")}</p>
          <img
            className="card-picture"
            src={previewImagePath(language, event.slug)}
            width={1200}
            height={630}
            loading="lazy"
            alt={t("share.pictureAlt", { title: event.title })}
          />
          <LanguageLinks pathOf={(version) => previewImagePath(version, event.slug)} isFile />
        </section>
        <section aria-labelledby="embed">
          <h2 id="embed">{t("share.embed")}</h2>
          <p className="hint" id="embed-hint">
            {t("share.embedHint")}
          </p>
          <textarea
            aria-labelledby="embed"
            aria-describedby="embed-hint"
            className="copy"
            readOnly
            rows={6}
            dir="ltr"
            defaultValue={embedText({ title: event.title, slug: event.slug, language, origin: head.origin ?? "" })}
          />
        </section>
      </div>
    </main>
  );
}

/** Show a line of the message, with its address as a link. */
function SignUpLine({ line, origin, path }: { line: string; origin: string; path: string }) {
  const [before = "", after] = line.split(`${origin}${path}`);
  return (
    <p>
      {before}
      {after !== undefined && (
        <a href={path}>
          <bdi dir="ltr">{origin.replace(/^https?:\/\//, "") + path}</bdi>
        </a>
      )}
      {after}
    </p>
  );
}

function LanguageLinks({ pathOf, isFile = false }: { pathOf: (language: Language) => string; isFile?: boolean }) {
  return (
    <ul className="links">
      {languages.map((language) => (
        <li key={language}>
          <a href={pathOf(language)} lang={language} hrefLang={language} download={isFile || undefined}>
            {endonyms[language]}
          </a>
        </li>
      ))}
    </ul>
  );
}

/**
 * Return HTML for other sites: a picture that links to the event. The picture is drawn at each request, so that it
 * never shows an outdated time.
 */
function embedText(event: { title: string; slug: string; language: Language; origin: string }): string {
  const { title, slug, language, origin } = event;
  const image = `${origin}${previewImagePath(language, slug)}`;
  return [
    `<a href="${escapedMarkup(`${origin}${eventPath(language, slug)}`)}" lang="${language}">`,
    `  <img src="${escapedMarkup(image)}" width="600" height="315" alt="${escapedMarkup(title)}" loading="lazy">`,
    "</a>",
  ].join("\n");
}
