import type { MailTexts } from "./letter.ts";

/** Write the footer of mail about the work in a workspace, and of mail that the reader asked for. */
export const siteFooter = (_facts: unknown, { t, site }: MailTexts): string => t("footer", { site: site.week });

/** Write the footer of mail to attendees, with the address of their page. */
export const attendeeFooter = ({ pageUrl }: { pageUrl: string }, { t }: MailTexts): string =>
  t("footerSeat", { url: pageUrl });
