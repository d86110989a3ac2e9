import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { eventPath } from "#app/domain/paths.ts";
import {
  coordinateEventPath,
  coordinateOrganisationPath,
  decideOrganisationPath,
} from "#app/domain/coordinate-paths.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { EventsSoFar } from "#app/components/review/event-counts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserBlocks } from "#app/components/ui/user-blocks.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Show what only coordinators see: the organisation and its history, its contacts, and the invited co-hosts. */
export function ReviewDetails({ item }: { item: ReviewItem }) {
  const { t } = useTranslation(["coordinate", "common", "coHosts", "reviewQueue"]);
  const language = useLanguage();
  const { organisation } = item;
  return (
    <section className="part facts-box" aria-labelledby="facts">
      <h2 id="facts">{t("review.facts")}</h2>
      <dl>
        <dt>{t("review.organisation")}</dt>
        <dd>
          <a href={coordinateOrganisationPath(language, organisation.id)}>
            <bdi>
              {organisation.alias
                ? t("review.knownAs", { name: organisation.name, alias: organisation.alias })
                : organisation.name}
            </bdi>
          </a>
          <br />
          <span className="soft">
            {t(`common:organisationKind.${organisation.kind}`)} · {t(`review.state.${organisation.state}`)}
            {organisation.isTrusted && ` · ${t("organisation.trusted")}`}
            {organisation.isHidden && ` · ${t("organisation.hidden")}`}
          </span>
        </dd>
        <dt>{t("organisation.soFar")}</dt>
        <dd>
          <EventsSoFar events={organisation.events} />
        </dd>
        <dt>{t("review.contact")}</dt>
        <dd>
          <a href={`mailto:${item.contactEmail}`} dir="ltr">
            {item.contactEmail}
          </a>
        </dd>
        <dt>{t("review.writesIn")}</dt>
        <dd lang={item.organiser.language}>{endonyms[item.organiser.language]}</dd>
        {item.waits && item.waits.levels.length > 1 && (
          <>
            <dt>{t("reviewQueue:askedToo")}</dt>
            <dd>
              {listText(
                item.waits.levels.map((level) => t(`scope.${level}`)),
                language,
              )}
            </dd>
          </>
        )}
        {item.partners.length > 0 && (
          <>
            <dt>{t("coHosts:partners.title")}</dt>
            <dd>
              <ul className="rows">
                {item.partners.map((partner) => (
                  <li key={partner.organisationId}>
                    <bdi>{partner.name}</bdi> <span className="soft">{t(`partner.${partner.state}`)}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {organisation.mayVerify && <VerifyHere item={item} />}
      <OtherTexts item={item} />
    </section>
  );
}

function VerifyHere({ item }: { item: ReviewItem }) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const { organisation, view } = item;
  return (
    <form method="post" action={decideOrganisationPath(language, organisation.id, view.eventId)}>
      <p className="hint">{t("review.verifyHint")}</p>
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="version" value={organisation.version} />
      <button type="submit" name="decision" value="verify" className="quiet small">
        {t("review.verify")}
      </button>
    </form>
  );
}

/** Show the texts in all languages. */
function OtherTexts({ item }: { item: ReviewItem }) {
  const { t } = useTranslation("coordinate");
  return (
    <>
      <h3>{t("review.texts")}</h3>
      {item.texts.map((text) => (
        <details key={text.language}>
          <summary>
            <span lang={text.language}>{endonyms[text.language]}</span> ({t(`textState.${text.state}`)})
          </summary>
          <div lang={text.language} dir={directionOf(text.language)} className="other-text">
            <h4>{isolateNumbers(text.title, text.language)}</h4>
            <p>{isolateNumbers(text.summary, text.language)}</p>
            <UserBlocks text={text.description} language={text.language} />
          </div>
        </details>
      ))}
    </>
  );
}

/** Show warnings about the event; they do not prevent a decision. */
export function ReviewWarnings({ item }: { item: ReviewItem }) {
  const { t } = useTranslation(["sessions", "coordinate"]);
  const language = useLanguage();
  const { warnings } = item;
  const others = warnings.others.filter((warning) => warning.events.length > 0);
  if (others.length === 0 && !warnings.roomClash && !warnings.sessionsOutside) return null;
  const pathOf = (event: (typeof others)[number]["events"][number]) =>
    event.isPublic ? eventPath(language, event.slug) : coordinateEventPath(language, event.eventId);
  return (
    <section className="part" aria-labelledby="warnings">
      <h2 id="warnings">{t("warnings.title")}</h2>
      {warnings.roomClash && <Notice tone="warn" title={t("warnings.roomClash")} />}
      {warnings.sessionsOutside && <Notice tone="warn" title={t("warnings.sessionsOutside")} />}
      {others.map(({ kind, events }) => (
        <Notice key={kind} tone="warn" title={t(`coordinate:warning.${kind}`)}>
          <ul className="rows">
            {events.map((event) => (
              <li key={event.eventId}>
                <a href={pathOf(event)}>
                  <UserText text={event.title} language={event.textLanguage} />
                </a>
                <bdi className="soft">{momentText(event.startsAtLocal, language, item.view.countryCode)}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      ))}
    </section>
  );
}
