import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { directionOf } from "#app/domain/languages/language.ts";
import type { Task } from "#app/domain/own-events/list-tasks.server.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** List what an organiser has to do, each with a link to where it is done. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  return (
    <ul className="rows">
      {tasks.map((task) => (
        <li key={task.eventId}>
          <Link to={`${organiseEventPath(language, task.eventId)}${task.stage === "translate" ? "/texts" : ""}`}>
            <bdi lang={task.language} dir={directionOf(task.language)}>
              {task.title || t("draft.untitled")}
            </bdi>
          </Link>
          <span className="soft">{t(`needs.${task.stage}`)}</span>
        </li>
      ))}
    </ul>
  );
}
