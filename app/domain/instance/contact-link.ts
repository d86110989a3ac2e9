import { cleanEmail, parseEmail } from "../text/email-address.ts";

/** Address as it is shown, and its link: `mailto:` or `http(s):`, never another scheme. */
export type ContactLink = { text: string; href: string };

/** Return the link of an e-mail address or a web address; null for anything else. */
export function contactLink(typed: string | null | undefined): ContactLink | null {
  if (!typed) return null;
  const email = cleanEmail(typed);
  if (parseEmail(email) !== null) {
    return { text: email, href: `mailto:${encodeURIComponent(email).replaceAll("%40", "@")}` };
  }
  if (!/^https?:\/\/[^\s<>"]+$/i.test(typed) || !URL.canParse(typed)) return null;
  return { text: typed, href: new URL(typed).href };
}
