import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { type AnyField, TextAreaField, TextField } from "#app/components/forms/fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { contactQuery, parseContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { getMessageDraft, saveMessageDraft } from "#app/domain/contacts/message-draft.server.ts";
import { writeMessageForm } from "#app/domain/contacts/organiser-message-form.ts";
import { nameFilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { organiserMessageLimits, organiserMessagesPerDay } from "#app/domain/contacts/organiser-message.ts";
import { checkMessagePath, organiserMessagesPath } from "#app/domain/coordinate-paths.ts";
import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ReadersLine } from "./readers-line.tsx";

/** Maximum size of the form, in bytes: five texts of which each may be far too long, and come back to their author. */
const largestMessage = 300_000;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const draft = orRefuse(() => getMessageDraft(ctx));
  // Organisers chosen in the contacts replace those of the draft.
  const chosen = new URL(args.request.url).searchParams.get("to") ?? draft?.filter ?? "";
  const filter = { ...parseContactFilter(new URLSearchParams(chosen)), page: 1 };
  const head = { title: textsOf(ctx.language, "contacts")("message.title") };
  return privateNoStore({ texts: draft?.texts ?? {}, filter, places: nameFilterPlaces(ctx, filter), head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reply = await submitForm(
    args.request,
    writeMessageForm,
    (form) => {
      saveMessageDraft(ctx, form);
      return form.intent;
    },
    { maxBytes: largestMessage },
  );
  if ("refused" in reply) return reply.refused;
  const isPreview = reply.done === "preview";
  return redirect(
    isPreview ? checkMessagePath(ctx.language) : `${organiserMessagesPath(ctx.language)}?done=draft`,
    303,
  );
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

type InEach = Record<Language, string>;
type Typed = { subject: InEach; text: InEach; filter: string };

/** Write to organisers in one language or several; nothing is sent from this page. */
export default function WriteMessagePage() {
  const { texts, filter, places } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const written = (name: "subject" | "text") =>
    Object.fromEntries(languages.map((each) => [each, texts[each]?.[name] ?? ""])) as InEach;
  const [form, fields] = useForm<Typed, unknown, string[]>({
    id: "message",
    lastResult: reply ?? null,
    defaultValue: { subject: written("subject"), text: written("text"), filter: contactQuery(filter) },
  });
  const [subjects, bodies] = [fields.subject.getFieldset(), fields.text.getFieldset()];
  const own = [language, ...languages.filter((each) => each !== language)];
  return (
    <main id="content" className="narrow">
      <p>
        <a className="back" href={organiserMessagesPath(language)}>
          {t("message.back")}
        </a>
      </p>
      <h1>{t("message.title")}</h1>
      <ReadersLine filter={filter} places={places} mayChange />
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={useFieldLabels()} />
        <input type="hidden" name="filter" value={contactQuery(filter)} />
        {own.map((each) => (
          <OneLanguage
            key={each}
            language={each}
            subject={subjects[each]}
            text={bodies[each]}
            isOpen={isFilled(texts, each, reply) || each === language}
          />
        ))}
        <p className="hint">
          {t("message.hint", { max: organiserMessageLimits.text, times: organiserMessagesPerDay })}{" "}
          {t("message.order", {
            languages: listText(
              languages.map((each) => endonyms[each]),
              language,
            ),
          })}
        </p>
        <p className="actions">
          <button type="submit" name="intent" value="preview">
            {t("message.preview")}
          </button>
          <button type="submit" name="intent" value="draft" className="quiet">
            {t("message.keep")}
          </button>
        </p>
      </form>
    </main>
  );
}

type Reply = { initialValue?: Record<string, unknown> | null } | undefined;

/** True when a language has a text, or something was typed for it in a refused form. */
function isFilled(texts: Partial<Record<Language, unknown>>, language: Language, reply: Reply): boolean {
  const typed = ["subject", "text"].map(
    (name) => (reply?.initialValue?.[name] as Partial<InEach> | undefined)?.[language],
  );
  return reply ? typed.some((text) => Boolean(text)) : texts[language] !== undefined;
}

/** Name the fields of all languages, for the list of faults. */
function useFieldLabels(): Record<string, string> {
  const { t } = useTranslation("contacts");
  const labels = (name: "subject" | "text") =>
    languages.map((each) => [`${name}.${each}`, `${t(`message.${name}`)} (${endonyms[each]})`]);
  return Object.fromEntries([...labels("subject"), ...labels("text")]);
}

type OneProps = { language: Language; subject: AnyField; text: AnyField; isOpen: boolean };

/** Subject and text in one language; other languages than the reader's are folded until they are written. */
function OneLanguage({ language, subject, text, isOpen }: OneProps) {
  const { t } = useTranslation("contacts");
  const way = { lang: language, dir: directionOf(language) };
  return (
    <details className="part" open={isOpen}>
      <summary lang={language}>{endonyms[language]}</summary>
      <TextField field={subject} label={t("message.subject")} isOptional {...way} />
      <TextAreaField field={text} label={t("message.text")} isOptional rows={8} {...way} />
    </details>
  );
}
