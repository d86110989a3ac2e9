/** Meaning of a code of a mail server by its class (RFC 5321 4.2.1), or that it gave none. */
export type SmtpClass = "later" | "never" | "silent";

/** Return the class of the reply in the stored error of a mail, such as `EENVELOPE 450`: codes only, no text. */
export function smtpClass(error: string): SmtpClass {
  const [, first] = /(?:^|\s)([45])\d\d(?:\s|$)/.exec(error) ?? [];
  if (first === undefined) return "silent";
  return first === "4" ? "later" : "never";
}
