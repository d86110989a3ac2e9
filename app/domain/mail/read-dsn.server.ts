import { type Attachment, type ParsedMail, parseAddressHeader, simpleParser, type StructuredHeader } from "mailparser";
import { type RecipientReport, type ReportAction, reportActions } from "./bounce-verdict.ts";
import { readPlainBounce } from "./read-plain-bounce.ts";
import { fieldGroups, looseFieldGroups } from "./report-fields.ts";

/** What a mail server tells the sender about a mail (RFC 3464). */
export type DeliveryReport = {
  /** Every address it was delivered to, in lower case: one of them says which mail it is about. */
  addressedTo: string[];
  recipients: RecipientReport[];
};

/** Reports return a mail of ours at most, and those are small. */
export const maxReportBytes = 1_048_576;
/** We write to one recipient at a time; a list that expands to more is nothing we learn from. */
const maxRecipients = 100;

const parsing = {
  // Otherwise the report would be lost in the text for people, which is never read here.
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  checksumAlgo: false,
  maxChildNodes: 50,
} as const;

const asWritten = { flatten: true, decodePunycode: false };

/** RFC 6522 §3; the second of each is RFC 6533 §4, for addresses beyond ASCII. */
const reportTypes = ["delivery-status", "global-delivery-status"];
const statusTypes = ["message/delivery-status", "message/global-delivery-status"];
const deliveryHeaders = ["to", "delivered-to", "x-original-to", "envelope-to"];

/**
 * Reads a bounce. Its form says that it is one: a multipart mail with a report of its own. `Auto-Submitted: auto-replied`
 * stands on the bounces of Postfix and Exim just as on what somebody's holidays answer (OUT-08), so words alone count only
 * where the report is broken or missing and the mail comes from a mail system.
 * @returns null for all other mail and for rubbish
 */
export async function readDsn(raw: Buffer): Promise<DeliveryReport | null> {
  if (raw.length > maxReportBytes) return null;
  const mail = await parsed(raw);
  if (!mail || isOtherReport(mail)) return null;
  const recipients = await recipientsIn(mail, raw);
  return recipients.length === 0 ? null : { addressedTo: addressesOf(mail), recipients };
}

/** Null where the parser gives up, e.g. on more headers than anybody writes. */
const parsed = (raw: Buffer): Promise<ParsedMail | null> => simpleParser(raw, parsing).catch(() => null);

async function recipientsIn(mail: ParsedMail, raw: Buffer): Promise<RecipientReport[]> {
  const status = typeOf(mail)?.value.toLowerCase().startsWith("multipart/")
    ? mail.attachments.find(isStatusPart)
    : undefined;
  const reported = status ? await recipientsOf(fieldGroups(status.content.toString("latin1"))) : [];
  if (reported.length > 0) return reported;
  const isOfSystem = isFromMailSystem(mail);
  // Without an empty line before them the fields of a report are read as headers of its part.
  const loose = status || isOfSystem ? await recipientsOf(looseFieldGroups(raw.toString("latin1"))) : [];
  if (loose.length > 0 || !isOfSystem) return loose;
  const told = readPlainBounce(mail.text ?? "");
  return told ? [told] : [];
}

const typeOf = ({ headers }: ParsedMail) => headers.get("content-type") as StructuredHeader | undefined;

/** OpenSMTPD and others write `multipart/mixed` where RFC 6522 §3 has `multipart/report`; but a receipt is no bounce. */
function isOtherReport(mail: ParsedMail): boolean {
  const kind = lower(typeOf(mail)?.params["report-type"]);
  return kind !== "" && !reportTypes.includes(kind);
}

/** A person's address is none of these; Exim and Google name whom they could not reach. */
const mailSystem =
  /^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?daemon|mail[-_.]?delivery[-_.\w]*|mdaemon|microsoftexchange\w*|mail[-_.]?system)(?=@|$)/;

function isFromMailSystem({ headerLines, from }: ParsedMail): boolean {
  if (headerLines.some(({ key }) => key === "x-failed-recipients")) return true;
  return from?.value.some(({ address }) => mailSystem.test(lower(address))) ?? false;
}

/** A part of the report itself, not of a mail that comes with it: those have numbers like 3.2. */
const isStatusPart = ({ contentType, partId }: Attachment): boolean =>
  statusTypes.includes(lower(contentType)) && /^\d+$/.test(partId ?? "");

function addressesOf({ headerLines }: ParsedMail): string[] {
  const values = headerLines
    .filter(({ key }) => deliveryHeaders.includes(key))
    .map(({ line }) => line.slice(line.indexOf(":") + 1));
  const { value } = parseAddressHeader(values, asWritten);
  return [...new Set(value.map(({ address }) => lower(address)))].filter((address) => address !== "");
}

async function recipientsOf(groups: readonly string[]): Promise<RecipientReport[]> {
  const reports = await Promise.all(groups.slice(0, maxRecipients + 1).map((group) => recipientOf(group)));
  return reports.filter((report) => report !== null).slice(0, maxRecipients);
}

async function recipientOf(group: string): Promise<RecipientReport | null> {
  // Fields are written like headers, folds and comments included: the same parser reads them.
  const fields = await parsed(Buffer.from(`${group.trim()}\r\n\r\n`, "latin1"));
  const field = (name: string): string | null => {
    const value = fields?.headers.get(name);
    return typeof value === "string" ? value.trim() : null;
  };
  const action = actionOf(field("action"));
  if (!action) return null;
  const diagnosticCode = field("diagnostic-code");
  return {
    action,
    status: statusOf(action, field("status"), diagnosticCode),
    finalRecipient: addressIn(field("final-recipient")),
    originalRecipient: addressIn(field("original-recipient")),
    diagnosticCode,
  };
}

const actionOf = (field: string | null): ReportAction | null =>
  reportActions.find((action) => action === lower(/^[a-z]+/i.exec(field ?? "")?.[0])) ?? null;

/** A status, and not the first figures of something else (5.1.1.9 is no status). */
const statusShape = /^([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;
/** What the last server answered (RFC 3464 §2.3.6): reply code, then perhaps a status (RFC 2034). */
const smtpAnswer = /^smtp\s*;\s*([245])\d\d(?:[ -]+(\S+))?/i;

/**
 * The status as exact as it is said: some leave it out, and Exim writes 5.0.0, which names the class only
 * (RFC 3463 §3.1), beside an answer that says more.
 */
function statusOf(action: ReportAction, field: string | null, diagnosticCode: string | null): string {
  const said = statusShape.exec(field ?? "")?.[1];
  if (said !== undefined && !said.endsWith(".0.0")) return said;
  const [, answerClass, answered = ""] = smtpAnswer.exec(diagnosticCode ?? "") ?? [];
  const exact = statusShape.exec(answered)?.[1];
  if (exact !== undefined && exact[0] === (said ?? exact)[0]) return exact;
  return said ?? `${answerClass ?? classOf(action)}.0.0`;
}

function classOf(action: ReportAction): number {
  if (action === "failed") return 5;
  return action === "delayed" ? 4 : 2;
}

/** `rfc822; a@b` or `utf-8; a@b` (RFC 6533 §3); other kinds of address (X.400, a local name) are none of ours. */
function addressIn(field: string | null): string | null {
  const [, kind, written = ""] = /^(rfc822|utf-8)\s*;(.*)$/is.exec(field ?? "") ?? [];
  if (kind === undefined) return null;
  const plain = lower(kind) === "utf-8" ? unescaped(written) : written;
  const [first] = parseAddressHeader(plain, asWritten).value;
  return lower(first?.address) || null;
}

/** `\x{E9}` is é where a server could pass on ASCII only. */
const unescaped = (text: string): string =>
  text.replace(/\\x\{([0-9a-f]{2,5}|10[0-9a-f]{4})\}/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );

function lower(text: unknown): string {
  return typeof text === "string" ? text.trim().toLowerCase() : "";
}
