import { type Attachment, type ParsedMail, parseAddressHeader, simpleParser, type StructuredHeader } from "mailparser";
import { type RecipientReport, type ReportAction, reportActions } from "./bounce-verdict.ts";
import { readPlainBounce } from "./read-plain-bounce.ts";
import { fieldGroups, looseFieldGroups } from "./report-fields.ts";

/** Report of a mail server about the delivery of a mail (RFC 3464). */
export type DeliveryReport = {
  /** Addresses to which the report was delivered, in lower case: one of them identifies the mail. */
  addressedTo: string[];
  recipients: RecipientReport[];
};

/** Maximum size of a report, in bytes: it returns at most the mail that was sent, which is small. */
export const maxReportBytes = 1_048_576;
/** Maximum number of recipients that are read: each mail has one recipient, and the members of a list are of no use. */
const maxRecipients = 100;

const parsing = {
  // Without this, the report becomes part of the text for readers.
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

/** Content types of reports (RFC 6522 §3); the second of each list is for addresses beyond ASCII (RFC 6533 §4). */
const reportTypes = ["delivery-status", "global-delivery-status"];
const statusTypes = ["message/delivery-status", "message/global-delivery-status"];
const deliveryHeaders = ["to", "delivered-to", "x-original-to", "envelope-to"];

/**
 * Parse a bounce: a multipart mail that contains a report. `Auto-Submitted: auto-replied` does not decide, since
 * bounces of Postfix and Exim carry it as absence replies do (OUT-08). Plain text counts only where the report is
 * broken or missing and the sender is a mail system.
 * @returns null for all other mail
 */
export async function readDsn(raw: Buffer): Promise<DeliveryReport | null> {
  if (raw.length > maxReportBytes) return null;
  const mail = await parsed(raw);
  if (!mail || isOtherReport(mail)) return null;
  const recipients = await recipientsIn(mail, raw);
  return recipients.length === 0 ? null : { addressedTo: addressesOf(mail), recipients };
}

/** Parse a mail; null when the parser gives up, e.g. on too many headers. */
const parsed = (raw: Buffer): Promise<ParsedMail | null> => simpleParser(raw, parsing).catch(() => null);

async function recipientsIn(mail: ParsedMail, raw: Buffer): Promise<RecipientReport[]> {
  const status = typeOf(mail)?.value.toLowerCase().startsWith("multipart/")
    ? mail.attachments.find(isStatusPart)
    : undefined;
  const reported = status ? await recipientsOf(fieldGroups(status.content.toString("latin1"))) : [];
  if (reported.length > 0) return reported;
  const isOfSystem = isFromMailSystem(mail);
  // Without an empty line before them, the fields of a report are parsed as headers of its part.
  const loose = status || isOfSystem ? await recipientsOf(looseFieldGroups(raw.toString("latin1"))) : [];
  if (loose.length > 0 || !isOfSystem) return loose;
  const told = readPlainBounce(mail.text ?? "");
  return told ? [told] : [];
}

const typeOf = ({ headers }: ParsedMail) => headers.get("content-type") as StructuredHeader | undefined;

/**
 * True for a report of another kind, e.g. a receipt. OpenSMTPD and others write `multipart/mixed` in place of
 * `multipart/report` (RFC 6522 §3), which has no kind.
 */
function isOtherReport(mail: ParsedMail): boolean {
  const kind = lower(typeOf(mail)?.params["report-type"]);
  return kind !== "" && !reportTypes.includes(kind);
}

/** Senders of bounces, which no person's address matches. Exim and Google also add `X-Failed-Recipients`. */
const mailSystem =
  /^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?daemon|mail[-_.]?delivery[-_.\w]*|mdaemon|microsoftexchange\w*|mail[-_.]?system)(?=@|$)/;

function isFromMailSystem({ headerLines, from }: ParsedMail): boolean {
  if (headerLines.some(({ key }) => key === "x-failed-recipients")) return true;
  return from?.value.some(({ address }) => mailSystem.test(lower(address))) ?? false;
}

/** True for a part of the report itself; parts of a returned mail have ids such as 3.2. */
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
  // Fields have the syntax of headers, folds and comments included, so the mail parser reads them.
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

/** Status that is not the beginning of a longer number (5.1.1.9 is no status). */
const statusShape = /^([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;
/** Reply of the last server (RFC 3464 §2.3.6): reply code, then optionally a status (RFC 2034). */
const smtpAnswer = /^smtp\s*;\s*([245])\d\d(?:[ -]+(\S+))?/i;

/**
 * Return the most precise status: the field may be missing, and Exim writes 5.0.0, which gives only the class (RFC 3463
 * §3.1), beside a more precise reply.
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

/**
 * Parse `rfc822; a@b` or `utf-8; a@b` (RFC 6533 §3) to an address in lower case; null for other kinds (X.400, a local
 * name).
 */
function addressIn(field: string | null): string | null {
  const [, kind, written = ""] = /^(rfc822|utf-8)\s*;(.*)$/is.exec(field ?? "") ?? [];
  if (kind === undefined) return null;
  const plain = lower(kind) === "utf-8" ? unescaped(written) : written;
  const [first] = parseAddressHeader(plain, asWritten).value;
  return lower(first?.address) || null;
}

/** Decode escapes such as `\x{E9}` (é), which are used where a server accepts only ASCII. */
const unescaped = (text: string): string =>
  text.replace(/\\x\{([0-9a-f]{2,5}|10[0-9a-f]{4})\}/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );

function lower(text: unknown): string {
  return typeof text === "string" ? text.trim().toLowerCase() : "";
}
