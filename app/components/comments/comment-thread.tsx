import { UserQuote } from "#app/components/ui/user-text.tsx";
import type { Thread as Messages } from "#app/domain/comments/get-thread.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";

/** Show the comments of organisers and coordinators, with a form to write one. */
export function Thread({
  messages,
  countryCode,
  reader,
  reply,
}: {
  messages: Messages;
  countryCode: string;
  reader: "organiser" | "coordinator";
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("comments");
  const language = useLanguage();
  const nameOf = useFunctionText();
  return (
    <section className="part" aria-labelledby="conversation">
      <h2 id="conversation">{t("thread.title")}</h2>
      <p className="hint">{t(reader === "organiser" ? "thread.leadOrganiser" : "thread.leadCoordinator")}</p>
      {messages.length > 0 && (
        <ol className="conversation">
          {messages.map((message) => (
            <li key={message.id} className={message.side}>
              <p className="soft">
                {t(`thread.side.${message.side}`)}
                {message.writer && (
                  <>
                    {": "}
                    <bdi>{nameOf(message.writer)}</bdi>
                  </>
                )}
                {" · "}
                <bdi>{momentText(message.atLocal, language, countryCode)}</bdi>
              </p>
              <UserQuote text={message.text} />
            </li>
          ))}
        </ol>
      )}
      <ReasonForm
        id="write"
        name="text"
        label={t("thread.label")}
        hint={t("thread.hint")}
        sends={{ intent: "write" }}
        reply={reply}
      >
        <button type="submit" className="quiet">
          {t("thread.send")}
        </button>
      </ReasonForm>
    </section>
  );
}
