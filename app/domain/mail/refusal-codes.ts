import type { RefusalCause } from "./refusal-causes.ts";

/** Stage of the SMTP dialogue at which a server refused; `report` is a bounce that does not tell the stage. */
export type RefusalStage = "connect" | "login" | "mail" | "rcpt" | "data" | "report";

type Row = readonly [code: RegExp, cause: RefusalCause];

/**
 * Enhanced status codes (RFC 3463 §3, IANA "SMTP Enhanced Status Codes"); three-digit details are from the list of
 * Exchange Online, 5.4.5 is a sending limit of Google. The first row that matches counts. Left out as unspecific, so
 * that text or reply code decides: 5.0.0, 5.1.0, 5.1.4, 5.1.5, 5.1.351, 5.5.0.
 */
export const statusRows: readonly Row[] = [
  // No such mailbox, system or syntax; moved, new address unknown; null MX (RFC 7505). Microsoft: recipient not found.
  [/^5\.1\.(?:1|2|3|6|10)$/, "unknown_mailbox"],
  [/^5\.1\.(?:7|8)$/, "sender"],
  [/^5\.1\.90$/, "quota"],
  [/^5\.2\.2$/, "mailbox_full"],
  [/^5\.2\.3$/, "size"],
  [/^5\.2\.4$/, "refused"],
  [/^5\.2\.12[12]$/, "receiving_rate"],
  [/^5\.2\.\d+$/, "mailbox_off"],
  [/^5\.3\.4$/, "size"],
  [/^5\.3\.\d+$/, "system"],
  [/^5\.4\.5$/, "quota"],
  [/^5\.4\.7$/, "passing"],
  [/^5\.4\.\d+$/, "system"],
  // RFC 6531 §3.7.4.1: neither the mailbox nor its server takes addresses beyond ASCII.
  [/^5\.6\.7$/, "refused"],
  [/^5\.6\.\d+$/, "content"],
  [/^5\.5\.[1-9]\d*$/, "system"],
  [/^5\.7\.(?:8|9|11|12|13|14|57)$/, "login"],
  [/^5\.7\.60$/, "sender"],
  [/^5\.7\.64$/, "relay"],
  [/^5\.7\.(?:51[12]|60[6-9]|6[1-4]\d)$/, "block_list"],
  [/^5\.7\.\d+$/, "policy"],
];

/** Reply codes, by stage, for refusals without a known text or status (RFC 5321 §4.2.3, RFC 4954 §4, RFC 7504). */
export const replyRows: Readonly<Partial<Record<RefusalStage, readonly Row[]>>> = {
  rcpt: [
    [/^55[013]$/, "refused"],
    [/^552$/, "mailbox_full"],
    [/^(?:521|556)$/, "unknown_mailbox"],
    [/^53\d$/, "login"],
    [/^554$/, "policy"],
  ],
  data: [
    [/^552$/, "size"],
    [/^53\d$/, "login"],
    [/^55[04]$/, "policy"],
  ],
  mail: [
    [/^552$/, "quota"],
    [/^53\d$/, "login"],
    [/^55\d$/, "sender"],
  ],
};
