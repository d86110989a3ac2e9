import { InstanceTexts } from "#app/components/instance/instance-texts.tsx";
import { getPublicTexts } from "#app/domain/instance/get-instance.server.ts";
import { settingGroups } from "#app/domain/instance/instance-setting.ts";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { whatWeKeepPath } from "#app/domain/paths.ts";
import { invitationLifetimeMs } from "#app/domain/model/organisation.ts";
import {
  codeLifetimeMs,
  emailUndoMs,
  knownBrowserMs,
  sessionIdleMs,
  sessionLifetimeMs,
} from "#app/domain/model/account.ts";
import {
  keepCopiesMs,
  keepDraftMs,
  keepOutboxMs,
  keepRecipientHashMs,
  keepReporterMs,
} from "#app/domain/installation/retention.ts";
import { keepSentToMs, suppressForMs } from "#app/domain/model/outbox.ts";
import { keepEndedCalendarMs, keepSignUpMs, keepUnconfirmedMs } from "#app/domain/model/sign-up.ts";
import { confirmAddressMs } from "#app/domain/seats/network-cap.ts";
import { days, hours, minutes } from "#app/domain/time/zoned-time.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const { db, language, origin } = publicContext(args);
  const t = textsOf(language, "public");
  const head: Head = {
    title: t("keep.title"),
    description: t("keep.description"),
    path: whatWeKeepPath(language),
    origin,
    language,
  };
  return { head, texts: getPublicTexts(db, language, settingGroups.law.slice(1)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** Explain which data is kept for how long; all numbers come from the constants that the code uses. */
export default function WhatWeKeepPage() {
  const { texts } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "instance"]);
  return (
    <main id="content" className="narrow">
      <h1>{t("keep.title")}</h1>
      <p className="lead">{t("keep.lead")}</p>
      <h2>{t("keep.visitor")}</h2>
      <p>{t("keep.visitorText")}</p>
      <h2>{t("keep.signUp")}</h2>
      <p>{t("keep.signUpText", { days: keepSignUpMs / days(1) })}</p>
      <p>{t("keep.unconfirmed", { hours: keepUnconfirmedMs / hours(1) })}</p>
      <p>{t("keep.networkText")}</p>
      <p>{t("keep.provisionalText", { hours: confirmAddressMs / hours(1) })}</p>
      <p>{t("keep.takingText", { days: keepSignUpMs / days(1) })}</p>
      <p>{t("keep.messagesText")}</p>
      <p>{t("keep.erase")}</p>
      <h2>{t("keep.organiser")}</h2>
      <p>
        {t("keep.organiserText", {
          idle: sessionIdleMs / hours(1),
          session: sessionLifetimeMs / hours(1),
          code: codeLifetimeMs / minutes(1),
        })}
      </p>
      <p>{t("keep.codeMailText", { hours: keepRecipientHashMs / hours(1) })}</p>
      <p>{t("keep.undoText", { days: emailUndoMs / days(1) })}</p>
      <p>{t("keep.invitationText", { days: invitationLifetimeMs / days(1) })}</p>
      <p>{t("keep.draftText", { days: keepDraftMs / days(1) })}</p>
      <p>{t("keep.organisersText")}</p>
      <h2>{t("keep.report")}</h2>
      <p>{t("keep.reportText", { days: keepReporterMs / days(1) })}</p>
      <h2>{t("keep.mail")}</h2>
      <p>{t("keep.mailText", { days: keepOutboxMs / days(1), copyDays: keepCopiesMs / days(1) })}</p>
      <p>
        {t("keep.bounceText", {
          days: keepSentToMs / days(1),
          yearDays: suppressForMs.no_mailbox / days(1),
          weekDays: suppressForMs.refuses_now / days(1),
          endedDays: keepEndedCalendarMs / days(1),
        })}
      </p>
      <h2>{t("keep.who")}</h2>
      <p>{t("keep.whoText")}</p>
      <h2>{t("keep.cookies")}</h2>
      <p>{t("keep.cookiesText")}</p>
      <p>{t("keep.knownText", { days: knownBrowserMs / days(1) })}</p>
      <h2>{t("instance:groups.people")}</h2>
      <InstanceTexts texts={texts} />
    </main>
  );
}
