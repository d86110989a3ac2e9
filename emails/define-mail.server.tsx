import { isValidElement, type ReactNode } from "react";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import type { MailSite, MailTexts } from "./parts/letter.ts";
import { defaultWeekNames } from "#app/domain/instance/default-week-names.ts";
import { getInstanceFacts } from "#app/domain/instance/get-instance.server.ts";
import { minutes, offsetLabel, parseLocalDateTime, type Instant } from "#app/domain/time/zoned-time.ts";
import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MailKind } from "#app/domain/model/mail.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { renderToStaticMarkup } from "react-dom/server";
import { Layout } from "./parts/layout.tsx";
import { Paragraph, Small } from "./parts/parts.tsx";
import type { MailParts, PreparedMail, RenderedMail, Sender } from "./prepared-mail.ts";

/**
 * Combine a mail kind with the functions that read its facts and render them. Facts that do not fit the template do not
 * compile.
 */
export function defineMail<Payload, Facts>(
  kind: MailKind<Payload>,
  parts: MailParts<Payload, NoInfer<Facts>> & Pick<MailParts<Payload, Facts>, "template">,
) {
  /**
   * Render facts as HTML and as text with the same links.
   * @param options `lateSince`: UTC, when the mail was due; null unless the mail is so late that it has to say so
   */
  const render = (facts: Facts, language: Language, { lateSince = null, site }: Options = {}): RenderedMail => {
    const texts: MailTexts = {
      language,
      t: textsOf(language, "mail"),
      common: textsOf(language, "common"),
      site: site ?? { week: defaultWeekNames[language], signature: null },
    };
    const { subject, body } = parts.template(facts, texts);
    const whole = (
      <>
        {lateSince !== null && <Paragraph>{lateText(facts, lateSince, texts)}</Paragraph>}
        {body}
        <Small>{parts.footer(facts, texts)}</Small>
        {texts.site.signature && <Small>{texts.site.signature}</Small>}
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
  };
  const samples = Object.entries(parts.samples).map(([name, facts]) => ({
    name,
    render: (language: Language) => render(facts, language),
  }));
  /**
   * Prepare the mail of an outbox row; null when the mail is no longer true or wanted.
   * @param payload payload of the row
   * @throws ZodError when the payload is not one of this kind
   */
  const prepare = (ctx: Context, payload: unknown, sender: Sender): PreparedMail | null => {
    const prepared = parts.prepare(ctx, kind.payload.parse(payload), sender);
    if (!prepared) return null;
    const { facts, ...envelope } = prepared;
    const site = siteOf(ctx, envelope.language);
    return { ...envelope, render: (lateSince) => render(facts, envelope.language, { lateSince, site }) };
  };
  return { kind, prepare, render, samples };
}

type Options = { lateSince?: Instant | null; site?: MailSite };

/** Return what a mail says of this installation; the signature names network, operator and contact, as far as given. */
function siteOf(ctx: Context, language: Language): MailSite {
  const { week, network, operator, contact } = getInstanceFacts(ctx.db, language);
  const parts = [network?.text, operator?.text].flatMap((text) => (text ? [isolated(text, language)] : []));
  const signature = [...parts, ...(contact ? [contact.text] : [])].join(" · ");
  return { week, signature: signature === "" ? null : signature };
}

const utc = { offsetMinutes: 0, countryCode: null };

/**
 * Say when a late mail was due, by the wall clock of its date, else in UTC.
 * @param facts facts of the mail; `when` is its date
 */
function lateText(facts: unknown, scheduledFor: Instant, { t, language }: MailTexts): string {
  const place = (facts as { when?: { offsetMinutes: number; countryCode: string } }).when ?? utc;
  const local = parseLocalDateTime(new Date(scheduledFor + minutes(place.offsetMinutes)).toISOString().slice(0, 16));
  if (!local) throw new RangeError("not an instant of our calendar");
  const locale = formatLocaleFor(language, place.countryCode);
  const time = `${formatLocal(local, "time", locale)} (UTC${offsetLabel(place.offsetMinutes)})`;
  return t("late", { when: listText([formatLocal(local, "day", locale), isolated(time, language)], language) });
}

type Readable = { (props: Record<string, unknown>): ReactNode; asText?: (props: unknown, inside: string) => string };

/** Render a mail as text, from the same tree as its HTML, so that both have the same facts and links (MAIL-20). */
function toText(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(toText).join("");
  if (!isValidElement(node)) return "";
  const props = node.props as Record<string, unknown>;
  const inside = () => toText(props["children"] as ReactNode);
  if (typeof node.type !== "function") return inside();
  const part = node.type as unknown as Readable;
  return part.asText ? part.asText(props, inside()) : toText(part(props));
}
