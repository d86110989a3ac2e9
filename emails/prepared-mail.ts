import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MailKey } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Letter, MailTexts } from "./parts/letter.ts";

export type Sender = { email: string; name: string };

export type RenderedMail = { subject: string; html: string; text: string };

type Envelope = {
  to: string;
  language: Language;
  calendar?: { filename: string; content: string };
  /** Address that ends the subscription, for mail of a subscription (MAIL-01). */
  list?: { unsubscribeUrl: string; name?: string };
  /** Address for answers, where it is not the sender's. */
  replyTo?: string;
  /** Decisions whose reader is another one by now; a mail of their own is queued for them. */
  apart?: { reviewId: string; more: string[] };
  /** Keys of the mail this one replies to, if it went to the same address and was sent after `since` (MAIL-07). */
  repliesTo?: { keys: readonly MailKey[]; since: Instant | null };
};

/** Facts of a mail, read when it is sent, with its recipient. */
export type Prepared<Facts> = Envelope & { facts: Facts };
/** Prepared mail that only has to be rendered. */
export type PreparedMail = Envelope & { render: (lateSince: Instant | null) => RenderedMail };

export type MailParts<Payload, Facts> = {
  /** Reads the facts; null when the mail is no longer true or no longer wanted. */
  prepare: (ctx: Context, payload: Payload, sender: Sender) => Prepared<Facts> | null;
  template: (facts: Facts, texts: MailTexts) => Letter;
  /** Why the reader gets the mail, and the way to change that (MAIL-06). */
  footer: (facts: Facts, texts: MailTexts) => string;
  /** Invented facts by sample name, which is also the name of a golden file. */
  samples: Readonly<Record<string, Facts>>;
};
