import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { parseContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { getOrganiserMessage } from "#app/domain/contacts/list-organiser-messages.server.ts";
import { nameFilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { organiserMessagesPath } from "#app/domain/coordinate-paths.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ReadersLine } from "./readers-line.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const message = orRefuse(() => getOrganiserMessage(ctx, args.params["messageId"] ?? ""));
  const filter = parseContactFilter(new URLSearchParams(message.filter));
  const head = { title: textsOf(ctx.language, "contacts")("message.sent") };
  return privateNoStore({ message, filter, places: nameFilterPlaces(ctx, filter), head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Show a message that was sent: in whose name, when, to how many, and its texts. */
export default function SentMessagePage() {
  const { message, filter, places } = useLoaderData<typeof loader>();
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const nameOf = useFunctionText();
  const day = formatLocal(message.sentOn, "day", formatLocaleFor(language, null));
  const who = nameOf({ places: message.senders, organisation: null, email: null });
  const { readers, unwilling, byLanguage } = message;
  return (
    <main id="content" className="narrow">
      <p>
        <a className="back" href={organiserMessagesPath(language)}>
          {t("message.back")}
        </a>
      </p>
      <h1 dir="auto">{isolateNumbers(message.subject?.text ?? "")}</h1>
      <p>
        <bdi>{t("message.line", { day, who })}</bdi> ·{" "}
        {readers === 0 ? t("message.reachedNobody") : t("message.reached", { count: readers })}
        {unwilling > 0 && <> · {t("message.unwilling", { count: unwilling })}</>}
      </p>
      <ReadersLine filter={filter} places={places} mayChange={false} />
      {message.written.map((text) => {
        const own = byLanguage.find((each) => each.language === text.language);
        return (
          <section key={text.language} className="part" aria-labelledby={`text-${text.language}`}>
            <h2 id={`text-${text.language}`} lang={text.language}>
              {endonyms[text.language]}
            </h2>
            {own && <p className="soft">{t("message.gets", { count: own.count })}</p>}
            <div lang={text.language} dir={directionOf(text.language)}>
              <p>
                <b>{isolateNumbers(text.subject)}</b>
              </p>
              <blockquote>{isolateNumbers(text.text)}</blockquote>
            </div>
          </section>
        );
      })}
    </main>
  );
}
