import type { RefusalCause } from "./refusal-causes.ts";
import { replyRows, type RefusalStage, statusRows } from "./refusal-codes.ts";
import { textRows } from "./refusal-texts.ts";

/** Refusal of a mail by a server, as far as known. */
export type Refusal = {
  stage: RefusalStage;
  /** Reply code (RFC 5321 §4.2); null when none was given. */
  replyCode: number | null;
  /** Enhanced status `x.y.z` (RFC 3463); null when none was given. */
  status: string | null;
  /** Full reply, of one or several lines. */
  text: string;
};

/** Pattern of an enhanced status that is not part of a longer number, such as an IP address. */
const statusShape = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)/;

/** Return the enhanced status with which a reply begins (RFC 2034 §3; Cisco and qmail write `#5.1.1`), or null. */
export function statusOfReply(text: string): string | null {
  const [, found] = /^\W*(?:[245]\d\d[ -])?\W*([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(text) ?? [];
  return found ?? statusShape.exec(/\(#([^)]*)\)/.exec(text)?.[1] ?? "")?.[0] ?? null;
}

/**
 * Classify a refusal in a reply of a mail server or in a bounce: by text, then by enhanced status, then by reply code.
 * Up to and including `MAIL FROM` the cause lies with the sender: the server knows no recipient yet.
 */
export function classifyRefusal(refusal: Refusal): RefusalCause {
  const text = plainText(refusal.text);
  const stage = refusal.stage === "report" ? stageIn(text) : refusal.stage;
  const spoken = statusOfReply(text);
  const isPassing = refusal.replyCode === null ? refusal.status?.startsWith("4") : refusal.replyCode < 500;
  const found = causeOf({ ...refusal, stage, text }, spoken);
  if (stage === "mail" || stage === "login" || stage === "connect") return atSender(found, stage);
  if (!isPassing && !refusal.status?.startsWith("4")) return found;
  return passing.has(found) ? found : "passing";
}

/**
 * Causes that a temporary refusal may have, all on the sender's side; other causes count as `passing`, so that no
 * address is taken for unknown.
 */
const passing: ReadonlySet<RefusalCause> = new Set(["login", "quota", "block_list", "sender", "relay"]);
const aboutReader: ReadonlySet<RefusalCause> = new Set([
  "unknown_mailbox",
  "refused",
  "mailbox_full",
  "mailbox_off",
  "receiving_rate",
  "passing",
]);

function atSender(cause: RefusalCause, stage: RefusalStage): RefusalCause {
  if (!aboutReader.has(cause)) return cause;
  if (stage === "login") return "login";
  return cause === "mailbox_full" ? "quota" : "sender";
}

function causeOf({ stage, replyCode, status, text }: Refusal, spoken: string | null): RefusalCause {
  // The reported status takes precedence over a quoted one, and the text takes precedence over both.
  const statuses = [status, spoken].filter((found) => found !== null);
  const said = textRows.find(
    (row) => row.text.test(text) && (!row.status || statuses.some((found) => row.status?.test(found))),
  );
  if (said) return said.cause;
  for (const known of statuses) {
    const row = statusRows.find(([code]) => code.test(known));
    if (row) return row[1];
  }
  const reply = replyCode === null ? null : replyRows[stage]?.find(([code]) => code.test(String(replyCode)));
  return reply ? reply[1] : stage === "report" ? "refused" : "system";
}

/** Find the stage in a diagnostic text: Postfix writes the refused command at its end, Exim at its beginning. */
function stageIn(text: string): RefusalStage {
  const [, command] =
    /(?:in reply to|after) (?:pipelined )?(?:sending )?(mail from|rcpt to|end of data|data)/i.exec(text) ?? [];
  const stage = command?.toLowerCase();
  if (stage === "mail from") return "mail";
  return stage === undefined ? "report" : stage === "rcpt to" ? "rcpt" : "data";
}

/**
 * Reduce a reply to one line, without the repeated codes of continuation lines, and without addresses, whose text could
 * match any pattern.
 */
function plainText(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019\u02bc`´]/g, "'")
    .replaceAll(/[<[("']?[^\s<>()[\]"',;:=]+@[^\s<>()[\]"',;:]+[>\])"']?/g, "<>")
    .replaceAll(/\bname=\S+/gi, "name")
    .replaceAll(/(?<=\s)[45]\d\d-(?:[45]\.\d{1,3}\.\d{1,3}(?=\s))?/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
