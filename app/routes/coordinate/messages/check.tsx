import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { parseContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { discardMessageDraft, getMessageCheck, type MessageCheck } from "#app/domain/contacts/message-draft.server.ts";
import { checkMessageForm } from "#app/domain/contacts/organiser-message-form.ts";
import { nameFilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { organiserMessagesPerDay } from "#app/domain/contacts/organiser-message.ts";
import { sendOrganiserMessage } from "#app/domain/contacts/send-organiser-message.server.ts";
import { organiserMessagesPath, writeMessagePath } from "#app/domain/coordinate-paths.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type MailPreview, previewMails } from "./mail-preview.server.ts";
import { ReadersLine } from "./readers-line.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const check = orRefuse(() => getMessageCheck(ctx));
  const filter = parseContactFilter(new URLSearchParams(check?.filter));
  const head = { title: textsOf(ctx.language, "contacts")("message.check") };
  const mails = check ? previewMails(ctx, check) : [];
  return privateNoStore({ check, mails, filter, places: nameFilterPlaces(ctx, filter), head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reply = await submitForm(args.request, checkMessageForm, ({ intent, ...seen }) => {
    if (intent === "send") sendOrganiserMessage(ctx, seen);
    else discardMessageDraft(ctx);
    return intent;
  });
  if ("refused" in reply) return reply.refused;
  return redirect(`${organiserMessagesPath(ctx.language)}?done=${reply.done}`, 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Show the draft as each language gets it and how many they are, and ask once before it is sent. */
export default function CheckMessagePage() {
  const { check, mails, filter, places } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <a className="back" href={check ? writeMessagePath(language) : organiserMessagesPath(language)}>
          {check ? t("message.edit") : t("message.back")}
        </a>
      </p>
      <h1>{t("message.check")}</h1>
      {check ? (
        <>
          <ReadersLine filter={filter} places={places} mayChange />
          <Reach check={check} />
          {mails.map((mail) => (
            <Preview key={mail.language} mail={mail} check={check} />
          ))}
          <SendForm check={check} reply={reply} />
        </>
      ) : (
        <p>{t("message.noDraft")}</p>
      )}
    </main>
  );
}

/** Say how many it does not reach, and which languages are missing. */
function Reach({ check: { readers, missing } }: { check: MessageCheck }) {
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const names = listText(
    missing.map((each) => endonyms[each]),
    language,
  );
  return (
    <p>
      {readers.count === 0 ? t("nobody") : t("readers", { count: readers.count })}{" "}
      {readers.unwilling > 0 && t("unwilling", { count: readers.unwilling })}{" "}
      {readers.unreachable > 0 && t("unreachable", { count: readers.unreachable })}{" "}
      {missing.length === 0 ? t("message.complete") : t("message.missing", { languages: names })}
    </p>
  );
}

/** Show a mail in one language, and who gets it. */
function Preview({ mail, check }: { mail: MailPreview; check: MessageCheck }) {
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const gets = check.deliveries.filter((delivery) => delivery.gets === mail.language);
  const others = gets.filter((delivery) => delivery.language !== mail.language);
  const own = gets.find((delivery) => delivery.language === mail.language)?.count ?? 0;
  const otherCount = others.reduce((sum, { count }) => sum + count, 0);
  const names = listText(
    others.map((delivery) => endonyms[delivery.language]),
    language,
  );
  const lines = [
    own > 0 && t("message.gets", { count: own }),
    otherCount > 0 && t("message.getsOther", { count: otherCount, languages: names }),
  ].filter((line) => line !== false);
  return (
    <section className="part" aria-labelledby={`mail-${mail.language}`}>
      <h2 id={`mail-${mail.language}`} lang={mail.language}>
        {endonyms[mail.language]}
      </h2>
      <p>{lines.length === 0 ? t("message.getsNobody") : lines.join(" · ")}</p>
      <p className="soft">{t("message.asMail")}</p>
      <div lang={mail.language} dir={directionOf(mail.language)}>
        <p>
          <b>{isolateNumbers(mail.subject)}</b>
        </p>
        <p>{mail.from}</p>
        <blockquote>{isolateNumbers(mail.text)}</blockquote>
        <p className="soft">{mail.footer}</p>
      </div>
    </section>
  );
}

function SendForm({ check, reply }: { check: MessageCheck; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("contacts");
  const [form] = useForm<Record<string, string>, unknown, string[]>({ id: "send", lastResult: reply ?? null });
  const { count } = check.readers;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{}} />
      {check.left === 0 && <Notice tone="warn" title={t("message.enough", { times: organiserMessagesPerDay })} />}
      <p>{t("message.sendHint")}</p>
      <input type="hidden" name="messageId" value={check.id} />
      <input type="hidden" name="savedAt" value={check.savedAt} />
      <input type="hidden" name="readers" value={count} />
      <p className="actions">
        {count > 0 && check.left > 0 && (
          <button type="submit" name="intent" value="send">
            {t("message.send", { count })}
          </button>
        )}
        <button type="submit" name="intent" value="discard" className="quiet">
          {t("message.discard")}
        </button>
      </p>
    </form>
  );
}
