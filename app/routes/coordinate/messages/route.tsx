import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { listOrganiserMessages, type SentMessageRow } from "#app/domain/contacts/list-organiser-messages.server.ts";
import { getMessageDraft } from "#app/domain/contacts/message-draft.server.ts";
import { contactsPath, organiserMessagePath, writeMessagePath } from "#app/domain/coordinate-paths.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/lists.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const steps = ["draft", "send", "discard"] as const;

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const asked = new URL(args.request.url).searchParams.get("done");
  return privateNoStore({
    sent: orRefuse(() => listOrganiserMessages(ctx)),
    hasDraft: orRefuse(() => getMessageDraft(ctx)) !== null,
    done: steps.find((step) => step === asked) ?? null,
    head: { title: textsOf(ctx.language, "contacts")("message.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Lead to a new message or to the draft, and list what was sent. */
export default function MessagesPage() {
  const { sent, hasDraft, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  return (
    <main id="content">
      <h1>{t("message.title")}</h1>
      {done !== null && (
        <div role="status">
          <Notice tone="ok" title={t(`message.done.${done}`)} />
        </div>
      )}
      <p className="actions">
        <a className="button" href={writeMessagePath(language)}>
          {hasDraft ? t("message.goOn") : t("message.new")}
        </a>
        <a className="button quiet" href={contactsPath(language)}>
          {t("message.choose")}
        </a>
      </p>
      <h2>{t("message.sent")}</h2>
      {sent.length === 0 ? (
        <p>{t("message.none")}</p>
      ) : (
        <ol className="list-rows">
          {sent.map((message) => (
            <SentRow key={message.id} message={message} />
          ))}
        </ol>
      )}
    </main>
  );
}

function SentRow({ message }: { message: SentMessageRow }) {
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const nameOf = useFunctionText();
  const day = formatLocal(message.sentOn, "dayShort", formatLocaleFor(language, null));
  const who = nameOf({ places: message.senders, organisation: null, email: null });
  const { subject, readers, unwilling } = message;
  return (
    <li className="list-row">
      <div className="list-what">
        <h2>
          <a href={organiserMessagePath(language, message.id)}>
            {subject && <UserText text={subject.text} language={subject.language} />}
          </a>
        </h2>
        <p>
          <bdi>{t("message.line", { day, who })}</bdi>
        </p>
        <p>
          {readers === 0 ? t("message.reachedNobody") : t("message.reached", { count: readers })}
          {unwilling > 0 && <> · {t("message.unwilling", { count: unwilling })}</>}
        </p>
      </div>
    </li>
  );
}
