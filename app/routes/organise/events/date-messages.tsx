import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { DoorListHeading } from "#app/components/attendees/door-list-heading.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, TextAreaField } from "#app/components/forms/fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { dateMessageForm } from "#app/domain/check-in/attendees-form.ts";
import { getDateMessages, saveMessageDraft, sendDateMessage } from "#app/domain/check-in/date-messages.server.ts";
import { getDoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { maxAttendeeMessageLength, maxAttendeeMessages, messageAudiences } from "#app/domain/model/sign-up.ts";
import { dateMessagesPath } from "#app/domain/organise-paths.ts";
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

const steps = ["draft", "preview", "send"] as const;
type Messages = ReturnType<typeof getDateMessages>;
type Draft = NonNullable<Messages["draft"]>;
type Reply = SubmissionResult<string[]> | undefined;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const messages = orRefuse(() => getDateMessages(ctx, { eventId, dateId }));
  const { attendees: _people, ...list } = orRefuse(() => getDoorList(ctx, { eventId, dateId }));
  const asked = new URL(args.request.url).searchParams.get("done");
  return privateNoStore({
    list,
    messages,
    done: steps.find((step) => step === asked) ?? null,
    head: { title: textsOf(ctx.language, "attendees")("dateMessage.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const where = { eventId, dateId };
  const reply = await submitForm(args.request, dateMessageForm, (form) => {
    if (form.intent === "send") sendDateMessage(ctx, { ...where, messageId: form.messageId });
    else saveMessageDraft(ctx, { ...where, audience: form.audience, words: form.words });
    return form.intent;
  });
  if ("refused" in reply) return reply.refused;
  return redirect(`${dateMessagesPath(ctx.language, eventId, dateId)}?done=${reply.done}`, 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Write to those who have a seat on one date, or wait for one: a draft, a look at it, and what was sent to whom. */
export default function DateMessagesPage() {
  const { list, messages, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("attendees");
  const isSeen = done === "preview" || reply?.initialValue?.["intent"] === "send";
  return (
    <main id="content" className="narrow">
      <DoorListHeading list={list} title={t("dateMessage.title")} />
      {done !== null && done !== "preview" && !reply && (
        <div role="status">
          <Notice tone="ok" title={t(`dateMessage.done.${done}`)} />
        </div>
      )}
      {messages.draft && isSeen ? (
        <Preview draft={messages.draft} messages={messages} reply={reply} />
      ) : (
        messages.isPublic && <WriteForm messages={messages} reply={reply} />
      )}
      <Sent sent={messages.sent} />
    </main>
  );
}

function WriteForm({ messages, reply }: { messages: Messages; reply: Reply }) {
  const { t } = useTranslation("attendees");
  const { draft, audiences } = messages;
  const [form, fields] = useForm<{ audience: string; words: string }, unknown, string[]>({
    id: "write",
    lastResult: reply ?? null,
    defaultValue: { audience: draft?.audience ?? "seated", words: draft?.text ?? "" },
  });
  const labels = { audience: t("dateMessage.to"), words: t("message.words") };
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <ChoiceField
        field={fields.audience}
        label={labels.audience}
        kind="radio"
        options={messageAudiences.map((value) => ({
          value,
          label: t(`dateMessage.${value}`),
          hint: audiences[value].mayWrite
            ? t("dateMessage.readers", { count: audiences[value].readers })
            : t("dateMessage.enough", { times: maxAttendeeMessages }),
        }))}
      />
      <TextAreaField
        field={fields.words}
        label={labels.words}
        hint={t("dateMessage.hint", { max: maxAttendeeMessageLength, times: maxAttendeeMessages })}
        rows={5}
        dir="auto"
      />
      <p className="actions">
        <button type="submit" name="intent" value="preview">
          {t("dateMessage.preview")}
        </button>
        <button type="submit" name="intent" value="draft" className="quiet">
          {t("dateMessage.keep")}
        </button>
      </p>
    </form>
  );
}

function Preview({ draft, messages, reply }: { draft: Draft; messages: Messages; reply: Reply }) {
  const { t } = useTranslation("attendees");
  const [form] = useForm<{ words: string }, unknown, string[]>({ id: "send", lastResult: reply ?? null });
  const { readers, mayWrite } = messages.audiences[draft.audience];
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{}} />
      <h2>{t(`dateMessage.${draft.audience}`)}</h2>
      <blockquote dir="auto" id="send-words">
        {isolateNumbers(draft.text)}
      </blockquote>
      <p>
        {mayWrite
          ? t("dateMessage.readers", { count: readers })
          : t("dateMessage.enough", { times: maxAttendeeMessages })}
      </p>
      <input type="hidden" name="messageId" value={draft.id} />
      <p className="actions">
        {mayWrite && readers > 0 && (
          <button type="submit" name="intent" value="send">
            {t("dateMessage.send", { count: readers })}
          </button>
        )}
        <a href="?">{t("dateMessage.change")}</a>
      </p>
    </form>
  );
}

function Sent({ sent }: { sent: Messages["sent"] }) {
  const { t } = useTranslation("attendees");
  const language = useLanguage();
  if (sent.length === 0) return null;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{t("dateMessage.sent")}</h2>
      {sent.map(({ id, audience, text, reached, names }) => (
        <article key={id}>
          <blockquote dir="auto">{isolateNumbers(text)}</blockquote>
          <p className="soft">
            {t(`dateMessage.${audience}`)}
            {reached !== null && ` · ${t("dateMessage.reached", { count: reached })}`}
            {names.length > 0 && (
              <>
                {" · "}
                <bdi>{listText(names, language)}</bdi>
              </>
            )}
          </p>
        </article>
      ))}
    </section>
  );
}
