import type { Language } from "#app/domain/languages/language.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { MailModel } from "./mail-model.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { renderToStaticMarkup } from "react-dom/server";
import { Layout } from "./parts/layout.tsx";
import { lateText } from "./parts/late-text.ts";
import { Paragraph, Small } from "./parts/parts.tsx";
import { toText } from "./parts/to-text.ts";
import { confirmEmail } from "./confirm-email/template.tsx";
import { emailChanged } from "./email-changed/template.tsx";
import { dateChanged } from "./date-changed/template.tsx";
import { eventDecided, eventsDecided } from "./event-decided/template.tsx";
import type { Letter, MailTexts } from "./parts/letter.ts";
import { memberInvited } from "./member-invited/template.tsx";
import { notice } from "./parts/notice.tsx";
import { coHosting } from "./parts/co-hosting.tsx";
import { digest, digestConfirm } from "./digest/template.tsx";
import { lostLink } from "./lost-link/template.tsx";
import { signUpConfirmed } from "./parts/sign-up.tsx";
import { signUpState } from "./parts/sign-up-state.tsx";
import { summary } from "./parts/summary.tsx";
import { signInCode } from "./sign-in-code/template.tsx";

/**
 * A mail in words: the same facts and links as HTML and as text, in one language.
 * @param lateSince when it was due, for one that goes out too late to say nothing of it
 */
export function renderMail(
  model: MailModel,
  language: Language,
  lateSince: Instant | null = null,
): { subject: string; html: string; text: string } {
  const texts: MailTexts = { language, t: textsOf(language, "mail"), common: textsOf(language, "common") };
  const { subject, body } = letterOf(model, texts);
  const whole = (
    <>
      {lateSince !== null && <Paragraph>{lateText(model, lateSince, texts)}</Paragraph>}
      {body}
      <Small>{footerOf(model, texts)}</Small>
    </>
  );
  const page = (
    <Layout language={language} title={subject}>
      {whole}
    </Layout>
  );
  return {
    subject: subject.replaceAll(/\s+/g, " "),
    html: `<!DOCTYPE html>${renderToStaticMarkup(page)}`,
    text: `${toText(whole).trim()}\n`,
  };
}

function letterOf(model: MailModel, texts: MailTexts): Letter {
  switch (model.kind) {
    case "sign_in_code":
      return signInCode(model, texts);
    case "event_decided":
      return eventDecided(model, texts);
    case "events_decided":
      return eventsDecided(model, texts);
    case "member_invited":
      return memberInvited(model, texts);
    case "email_changed":
      return emailChanged(model, texts);
    case "confirm_email":
      return confirmEmail(model, texts);
    case "sign_up_waitlisted":
    case "seats_offered":
    case "sign_up_released":
    case "session_changed":
    case "attendee_message":
      return signUpState(model, texts);
    case "lost_link":
      return lostLink(model, texts);
    case "digest_confirm":
      return digestConfirm(model, texts);
    case "digest":
      return digest(model, texts);
    case "summary":
      return summary(model, texts);
    case "sign_up_confirmed":
    case "reminder":
      return signUpConfirmed(model, texts);
    case "co_host_invited":
    case "co_host_requested":
      return coHosting(model, texts);
    case "date_changed":
      return dateChanged(model, texts);
    case "notice":
      return notice(model, texts);
  }
}

/** Why they get it, and the way to what they can change about that (MAIL-06). */
function footerOf(model: MailModel, { t, common }: MailTexts): string {
  const isOfSeat = model.kind === "notice" && model.about.startsWith("hidden_");
  if (isOfSeat) return t("footerSeat", { url: model.url ?? "" });
  if (model.kind === "digest") return t("footerDigest", { site: common("site.name") });
  if (model.kind === "date_changed" && model.role === "follower") return t("footerFollow", { url: model.pageUrl });
  return "pageUrl" in model ? t("footerSeat", { url: model.pageUrl }) : t("footer", { site: common("site.name") });
}
