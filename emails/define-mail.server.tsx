import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { renderToStaticMarkup } from "react-dom/server";
import { Layout } from "./parts/layout.tsx";
import { lateText } from "./parts/late-text.ts";
import type { MailTexts } from "./parts/letter.ts";
import { Paragraph, Small } from "./parts/parts.tsx";
import { toText } from "./parts/to-text.ts";
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
   * @param lateSince UTC, when the mail was due; null unless the mail is so late that it has to say so
   */
  const render = (facts: Facts, language: Language, lateSince: Instant | null = null): RenderedMail => {
    const texts: MailTexts = { language, t: textsOf(language, "mail"), common: textsOf(language, "common") };
    const { subject, body } = parts.template(facts, texts);
    const whole = (
      <>
        {lateSince !== null && <Paragraph>{lateText(facts, lateSince, texts)}</Paragraph>}
        {body}
        <Small>{parts.footer(facts, texts)}</Small>
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
    return { ...envelope, render: (lateSince) => render(facts, envelope.language, lateSince) };
  };
  return { kind, prepare, render, samples };
}
