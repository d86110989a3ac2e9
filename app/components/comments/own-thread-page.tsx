import type { OwnConversation } from "#app/domain/comments/get-own-thread.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { UserText } from "#app/components/ui/user-text.tsx";
import { Conversation } from "./comment-thread.tsx";

/** The page on which an organiser reads what coordinators wrote, and answers. */
export function OwnConversationPage({
  conversation,
  backTo,
  reply,
}: {
  conversation: OwnConversation;
  /** Address of what it is about. */
  backTo: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("coordinate");
  const { title, textLanguage, messages, countryCode } = conversation;
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={backTo}>{t("conversation.back")}</Link>
      </p>
      <h1>{textLanguage === null ? <bdi>{title}</bdi> : <UserText text={title} language={textLanguage} />}</h1>
      <Conversation messages={messages} countryCode={countryCode} reader="organiser" reply={reply} />
    </main>
  );
}
