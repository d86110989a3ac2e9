import type { MailTexts } from "./letter.ts";

/** For mail about the work of a workspace, or asked for by the reader. */
export const siteFooter = (_facts: unknown, { t, common }: MailTexts): string =>
  t("footer", { site: common("site.name") });

/** For mail to attendees, with the address of their page. */
export const attendeeFooter = ({ pageUrl }: { pageUrl: string }, { t }: MailTexts): string =>
  t("footerSeat", { url: pageUrl });
