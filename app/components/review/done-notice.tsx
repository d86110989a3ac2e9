import { coordinateItemPath } from "#app/domain/coordinate-paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

const doneActions = [
  "approve",
  "request_changes",
  "refuse",
  "accept",
  "decline",
  "seen",
  "undo",
  "organisation",
] as const;
export type DoneAction = (typeof doneActions)[number];
export const isDoneAction = (text: string | null): text is DoneAction =>
  (doneActions as readonly (string | null)[]).includes(text);

/** Say what was just decided, with a link back to it. */
export function DoneNotice({ done, from }: { done: string | null; from: string | null }) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  if (!isDoneAction(done)) return null;
  return (
    <Notice tone="ok" title={t(`done.${done}`)}>
      {from && /^[0-9a-f-]{36}$/.test(from) && (
        <p>
          <a href={coordinateItemPath(language, { kind: done, id: from })}>{t("done.lookAgain")}</a>
        </p>
      )}
    </Notice>
  );
}
