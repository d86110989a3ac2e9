import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { TaskList } from "#app/components/workspace/task-list.tsx";
import { WaitingCounts } from "#app/components/workspace/waiting-counts.tsx";
import { newEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { secondFactorPath } from "#app/domain/paths.ts";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import { countReviewQueue } from "#app/domain/review/count-review-queue.server.ts";
import { organisationsOf } from "#app/domain/own-events/list-own-events-page.server.ts";
import { listTasks } from "#app/domain/own-events/list-tasks.server.ts";
import { workspacesOf } from "#app/domain/workspace/workspaces-of.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Maximum number of tasks that are named; the button leads to all events. */
const maxTasks = 5;

/** Lead an account with one workspace there; one with several sees what waits in each. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { isOrganiser, isCoordinator } = workspacesOf(ctx.actor);
  // That page shows coordinators their invitations to organisations, and leads on to the queue where there are none.
  if (!isOrganiser || !isCoordinator) throw redirect(organisePath(ctx.language));
  const { tasks, eventCount } = listTasks(ctx);
  return privateNoStore({
    tasks: tasks.slice(0, maxTasks),
    eventCount,
    organisations: organisationsOf(ctx).map(({ id, name }) => ({ id, name })),
    waiting: countReviewQueue(ctx),
    isLocked: ctx.actor.scopesAwaitingFactor.length > 0,
    head: { title: textsOf(ctx.language, "workspace")("home.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function WorkspacesPage() {
  const { tasks, eventCount, organisations, waiting, isLocked } = useLoaderData<typeof loader>();
  const { t } = useTranslation("workspace");
  const language = useLanguage();
  return (
    <main id="content">
      <h1>{t("home.title")}</h1>
      <div className="halves">
        <section className="part" aria-labelledby="organise">
          <h2 id="organise">{t("home.organise")}</h2>
          <p className="soft">
            {organisations.map(({ id, name }, index) => (
              <bdi key={id}>{index > 0 ? ` · ${name}` : name}</bdi>
            ))}
          </p>
          {tasks.length === 0 ? <p>{t("home.nothing")}</p> : <TaskList tasks={tasks} />}
          <p className="actions">
            <a className="button" href={organisePath(language)}>
              {t("home.toEvents", { count: eventCount })}
            </a>
            <a href={newEventPath(language)}>{t("menu.newEvent")}</a>
          </p>
        </section>
        <section className="part" aria-labelledby="coordinate">
          <h2 id="coordinate">{t("home.coordinate")}</h2>
          <WaitingCounts waiting={waiting} />
          {isLocked && <p className="hint">{t("home.locked")}</p>}
          <p className="actions">
            <a className="button quiet" href={isLocked ? secondFactorPath(language) : coordinatePath(language)}>
              {t("home.toQueue")}
            </a>
          </p>
        </section>
      </div>
    </main>
  );
}
