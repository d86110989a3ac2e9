import type { z } from "zod";

type KeyPart = string | number | null | undefined;

declare const made: unique symbol;
/** The key under which one intended mail is queued once (OUT-02); only a key builder makes one. */
export type MailKey = string & { readonly [made]: "MailKey" };

/** Builds the keys of one mail kind, and the text that the keys which share their first parts begin with. */
export type MailKeyBuilder<Parts extends readonly KeyPart[]> = {
  (...parts: Parts): MailKey;
  startOf: (...firstParts: readonly string[]) => string;
};

/**
 * Define how the keys of a mail kind are written. Keys are stored: neither the prefix nor the order of the parts may change.
 * @param prefix unique, or shared with a kind whose first part is another UUID
 * @returns a builder that joins prefix and parts with ":" and leaves out parts that are null or undefined
 */
export function mailKey<Parts extends readonly KeyPart[]>(prefix: string): MailKeyBuilder<Parts> {
  const build = (...parts: Parts): MailKey =>
    [prefix, ...parts].filter((part) => part !== null && part !== undefined).join(":") as MailKey;
  return Object.assign(build, { startOf: (...first: readonly string[]) => [prefix, ...first, ""].join(":") });
}

/** One kind of mail as verbs queue it: they know nothing else about it. */
export type MailKind<Payload = unknown, Key = unknown> = {
  /** As stored in the outbox. */
  name: string;
  /** Validates the payload of an outbox row. It holds ids where the rest can be read again at sending. */
  payload: z.ZodType<Payload>;
  /** Lower goes first: 0 codes, 1 awaited by the reader, 2 confirmations, 3 to 5 news, 6 digests (OUT-06). */
  priority: number;
  key: Key;
  /** True for mail that the owner of the address has just asked for: it is sent although the address refused mail before. */
  isRequestedByRecipient: boolean;
  /** First part of the Message-ID (RFC 5322 3.6.4); older than the name where threads have to go on. */
  messageIdName: string;
};
export type PayloadOf<Kind> = Kind extends MailKind<infer Payload> ? Payload : never;

/**
 * Define a mail kind.
 * @param definition see `MailKind`; `messageIdName` defaults to the name with hyphens
 */
export function mailKind<Payload, Key>(
  definition: Omit<MailKind<Payload, Key>, "isRequestedByRecipient" | "messageIdName"> &
    Partial<Pick<MailKind, "isRequestedByRecipient" | "messageIdName">>,
): MailKind<Payload, Key> {
  return { isRequestedByRecipient: false, messageIdName: definition.name.replaceAll("_", "-"), ...definition };
}

/** Highest priority number that ignores the per-domain rate limit, because the reader waits for the mail. */
export const urgentPriority = 1;

/** Name the subject of a mail, so that the mail can be dropped together with it. */
export const mailSubject = (
  kind: "code" | "digest" | "event" | "invitation" | "organisation" | "page" | "person" | "report",
  id: string,
): string => `${kind}:${id}`;
