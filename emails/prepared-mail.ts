import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MailKey } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Letter, MailTexts } from "./parts/letter.ts";

/** The address and name mail is sent from. */
export type Sender = { email: string; name: string };

/** A mail in words, as HTML and as text. */
export type RenderedMail = { subject: string; html: string; text: string };

type Envelope = {
  to: string;
  language: Language;
  calendar?: { filename: string; content: string };
  /** Mail of a subscription, with the way to end it (MAIL-01). */
  list?: { unsubscribeUrl: string };
  /** Decisions that go to another reader by now: they become a mail of their own. */
  apart?: { reviewId: string; more: string[] };
  /** Keys of the mail this one replies to, if it went to the same address and was sent after `since` (MAIL-07). */
  repliesTo?: { keys: readonly MailKey[]; since: Instant | null };
};

/** The facts of a mail, read at sending, with its recipient. */
export type Prepared<Facts> = Envelope & { facts: Facts };
/** A prepared mail that only has to be put into words. */
export type PreparedMail = Envelope & { render: (lateSince: Instant | null) => RenderedMail };

/** What a mail is made of, besides its kind. */
export type MailParts<Payload, Facts> = {
  /** Reads the facts; null when the mail is no longer true or no longer wanted. */
  prepare: (ctx: Context, payload: Payload, sender: Sender) => Prepared<Facts> | null;
  template: (facts: Facts, texts: MailTexts) => Letter;
  /** Why the reader gets the mail, and the way to change that (MAIL-06). */
  footer: (facts: Facts, texts: MailTexts) => string;
  /** Invented facts by sample name, which is also the name of a golden file. */
  samples: Readonly<Record<string, Facts>>;
};
