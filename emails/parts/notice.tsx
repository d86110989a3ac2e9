import type { DecisionAction } from "#app/domain/model/decision.ts";
import type { ReportKind } from "#app/domain/model/report.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { Letter, MailTexts, MailTitle } from "./letter.ts";
import { eventInSubject, withTitle } from "./subject-event.ts";
import { Button, Foreign, Paragraph, Quote, Small } from "./parts.tsx";

/** Keys below `notice` in the message catalogue. */
type NoticeAbout =
  | `organisation_${DecisionAction}`
  | "organisation_registered"
  | "message_organiser"
  | "message_coordinator"
  | "coordinator_invited"
  | "deputy_named"
  | "factor_reset_own"
  | "factor_reset_told"
  | "report_received"
  | "report_danger"
  | "report_answered"
  | "hidden_off"
  | "hidden_words"
  | "still_on"
  | "zone_moved"
  | "zone_corrected"
  | "zone_gap"
  | "report_request"
  | "escalated"
  | "invitation_requested"
  | `welcome_${"approve" | "refuse" | "remove"}`;

export type NoticeFacts = {
  about: NoticeAbout;
  /** Name of the organisation or account concerned; empty where the text names none. */
  who: string;
  /** Names of places; null is the whole network. */
  scopes?: readonly (string | null)[];
  day?: { local: LocalDateTime; countryCode: string };
  title: MailTitle | null;
  /** Title for the subject, where it may be read by others. */
  subjectTitle?: string | null;
  /** Kind of a problem report. */
  category?: ReportKind;
  /** Text that a person wrote. */
  quote: string | null;
  url: string | null;
};

const hinted = ["coordinator_invited", "factor_reset_own", "report_answered"] as const;
const isHinted = (about: NoticeAbout): about is (typeof hinted)[number] =>
  (hinted as readonly string[]).includes(about);

/** Write a mail of one text from the catalogue, with an optional title and quotation, and one button. */
export function notice(facts: NoticeFacts, texts: MailTexts): Letter {
  const { t, language } = texts;
  const { about, title, quote, url, day } = facts;
  const scopes = (facts.scopes ?? []).map((name) => (name === null ? t("notice.network") : isolated(name, language)));
  const values = {
    who: isolated(facts.who, language),
    places: listText(scopes, language),
    day: day ? isolated(formatLocal(day.local, "day", formatLocaleFor(language, day.countryCode)), language) : "",
  };
  return {
    subject: subjectOf(facts, values, texts),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`notice.${about}.text`, values)}</Paragraph>
        {facts.category && (
          <Paragraph>
            <b>{t(`notice.categories.${facts.category}`)}</b>
          </Paragraph>
        )}
        {title && (
          <Paragraph>
            {t("event")} <Foreign text={title.text} language={title.language} within={language} />
          </Paragraph>
        )}
        {quote && <Quote text={quote} />}
        {url && <Button href={url}>{t(`notice.${about}.button`)}</Button>}
        {isHinted(about) && <Small>{t(`notice.${about}.hint`)}</Small>}
      </>
    ),
  };
}

/** Notices whose subject names the event by its title and day, or calls it the reader's own or says only its day. */
const namesEvent: Partial<Record<NoticeAbout, "own" | "day">> = {
  still_on: "day",
  report_request: "day",
  zone_moved: "own",
  zone_corrected: "own",
  zone_gap: "own",
};

function subjectOf(facts: NoticeFacts, values: { who: string; places: string; day: string }, texts: MailTexts): string {
  const { about, day, subjectTitle = null } = facts;
  const unnamed = namesEvent[about];
  const event = day && unnamed ? eventInSubject({ subjectTitle, day }, texts, unnamed) : "";
  const subject = texts.t(`notice.${about}.subject`, { ...values, event });
  return unnamed ? subject : withTitle(subject, subjectTitle, texts);
}
