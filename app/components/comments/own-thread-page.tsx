import type { OwnThread } from "#app/domain/comments/get-own-thread.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { UserText } from "#app/components/ui/user-text.tsx";
import { Thread } from "./comment-thread.tsx";

/** Show the thread of an organiser with the coordinators. */
export function OwnThreadPage({
  thread,
  backTo,
  reply,
}: {
  thread: OwnThread;
  /** Address of the subject of the thread. */
  backTo: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("comments");
  const { title, textLanguage, messages, countryCode } = thread;
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={backTo}>{t("thread.back")}</Link>
      </p>
      <h1>{textLanguage === null ? <bdi>{title}</bdi> : <UserText text={title} language={textLanguage} />}</h1>
      <Thread messages={messages} countryCode={countryCode} reader="organiser" reply={reply} />
    </main>
  );
}
