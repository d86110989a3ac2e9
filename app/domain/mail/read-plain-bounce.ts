import type { RecipientReport } from "./bounce-verdict.ts";
import { statusOfReply } from "./classify-refusal.ts";

/** Line at which the returned mail begins. */
const returnedMail =
  /^[ \t>]*-{2,}[^\n]*(?:below this line|copy of|original message|original headers?|returned message|message headers?|headers? of|forwarded|body of|your message)[^\n]*$|^original message headers:|^return-path:|^received: |^message headers follow/im;

const failed =
  /not (?:be |been )?(?:delivered|sent)|undeliver|unable to deliver|fail(?:ed|ure)|permanent|returned to sender|able to deliver|could ?n.t be delivered|non remis|pu être|konnte nicht|unzustellbar|no se (?:pudo|ha podido)|não (?:foi|pôde)|rejected your message/i;
const delayed =
  /\bdelayed\b|will (?:be )?(?:keep |re)?tr(?:y|ied|ying)|not yet been delivered|still (?:being )?tr|no action is required|(?:do not|don.t) need to resend|retté|verzögert/i;
const final = /permanent|giving up|gave up|given up|not going to try again|could not be delivered|failed permanently/i;

const address = /[^\s<>()[\]"',;:=]+@[^\s<>()[\]"',;:=]+\.[^\s<>()[\]"',;:=.]+/;
const longestDiagnostic = 1_000;

/**
 * Parse a bounce written only for people, as by qmail, Exim, Sendmail, older Exchange and Google: the address that
 * failed, then the reason.
 * @param text plain text of a mail from a mail system
 * @returns null where the text contains no address, or no failure
 */
export function readPlainBounce(text: string): RecipientReport | null {
  const [own = ""] = text.split(returnedMail, 1);
  const words = own.replaceAll(/\s+/g, " ");
  if (!failed.test(words)) return null;
  const found = address.exec(own);
  if (!found) return null;
  const isDelayed = delayed.test(words) && !final.test(words);
  const after = own.slice(found.index + found[0].length);
  const said = diagnosticIn(after);
  return {
    action: isDelayed ? "delayed" : "failed",
    status: statusOf(said, isDelayed),
    finalRecipient: found[0].toLowerCase(),
    originalRecipient: null,
    diagnosticCode: said,
  };
}

/** Return the quoted reply of a server, with the command that it answered; else the text after the address. */
function diagnosticIn(after: string): string {
  const [paragraph = ""] = /(?<![\d.])(?:#)?[45]\d\d[ #-][\s\S]*?(?=\n\s*\n|$)/.exec(after) ?? [];
  const [command] = /after (?:mail from|rcpt to|end of data)/i.exec(after) ?? [];
  const words = paragraph === "" ? after : `smtp; ${paragraph.replace(/^#/, "")}${command ? ` (${command})` : ""}`;
  return words
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s>:]+/, "")
    .trim()
    .slice(0, longestDiagnostic);
}

function statusOf(said: string, isDelayed: boolean): string {
  const text = said.replace(/^smtp; /, "");
  const status = statusOfReply(text.replace(/^([245]\d\d) \1(?=[ -])/, "$1"));
  if (status) return status;
  return isDelayed || /^4\d\d[ -]/.test(text) ? "4.0.0" : "5.0.0";
}
