import { useTranslation } from "react-i18next";
import {
  coordinatePath,
  importPath,
  manyDatesPath,
  organiseEventPath,
  newEventPath,
  ownCityPath,
  weekPath,
} from "#app/domain/paths.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { OpenInvitations } from "./membership-invitations.tsx";
import { OwnOrganisations } from "./own-organisations.tsx";
import { CoHostingBox } from "./co-hosting-box.tsx";
import { TaskList } from "#app/components/workspace/task-list.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { UserText } from "#app/components/ui/user-text.tsx";
import type { reviewStates } from "#app/domain/model/review-state.ts";
import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { listOwnEvents } from "#app/domain/workspace/list-own-events.server.ts";
import { listOpenInvitations } from "#app/domain/organisations/list-open-invitations.server.ts";
import { listCoHosting } from "#app/domain/co-hosts/list-co-hosting.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { workspacesOf } from "#app/domain/workspace/workspaces-of.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const invitations = listOpenInvitations(ctx);
  // An account that only coordinates has no events: its overview is the review queue, behind the second factor.
  const { isOrganiser, isCoordinator } = workspacesOf(ctx.actor);
  if (isCoordinator && !isOrganiser && invitations.length === 0) throw redirect(coordinatePath(ctx.language));
  const { edition } = getEventChoices(ctx);
  const head = { title: textsOf(ctx.language, "organise")("overview.title") };
  return privateNoStore({ ...listOwnEvents(ctx), invitations, together: listCoHosting(ctx), edition, head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

const order = ["changes_requested", "draft", "submitted", "approved", "refused", "hidden"] as const;

export default function WorkspaceOverview() {
  const { organisations, events, needs, invitations, together, edition, keepsCity } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["organise", "dates", "hiding"]);
  const language = useLanguage();
  const canPost = organisations.some(
    (organisation) => organisation.state === "pending" || organisation.state === "verified",
  );
  return (
    <main id="content">
      <h1>{t("overview.title")}</h1>
      <OpenInvitations invitations={invitations} />
      <OwnOrganisations organisations={organisations} />
      <CoHostingBox together={together} />
      {canPost &&
        (edition?.isOpen ? (
          <p className="actions">
            <Link className="button" to={newEventPath(language)}>
              {t("overview.new")}
            </Link>
            <span className="soft">
              {t("overview.until", {
                day: formatLocal(edition.submitUntil, "full", formatLocaleFor(language, null)),
              })}
            </span>
          </p>
        ) : (
          <p>{t("overview.closed")}</p>
        ))}
      {needs.length > 0 && (
        <section aria-labelledby="needs" className="part">
          <h2 id="needs">{t("needs.title")}</h2>
          <TaskList tasks={needs} />
        </section>
      )}
      <div className="actions">
        {canPost && <ManyEventsLink />}
        {events.some((event) => event.review === "approved") && (
          <Link to={manyDatesPath(language)}>{t("dates:many.title")}</Link>
        )}
        {organisations.length > 0 && <Link to={weekPath(language)}>{t("week.link")}</Link>}
        {keepsCity && <Link to={ownCityPath(language)}>{t("hiding:city.title")}</Link>}
      </div>
      {canPost && events.length === 0 && needs.length === 0 && <p>{t("overview.empty")}</p>}
      {order.map((review) => (
        <Group key={review} review={review} events={events.filter((event) => event.review === review)} />
      ))}
    </main>
  );
}

type OwnEvent = ReturnType<typeof useLoaderData<typeof loader>>["events"][number];

function Group({ review, events }: { review: (typeof reviewStates)[number]; events: readonly OwnEvent[] }) {
  const { t } = useTranslation(["organise", "event"]);
  const language = useLanguage();
  if (events.length === 0) return null;
  return (
    <section aria-labelledby={`group-${review}`}>
      <h2 id={`group-${review}`}>{t(`overview.group.${review}`)}</h2>
      <ul className="rows">
        {events.map((event) => (
          <li key={event.eventId}>
            <Link to={organiseEventPath(language, event.eventId)}>
              <UserText text={event.title} language={event.language} />
            </Link>
            <span className="soft">
              {event.firstStart
                ? formatLocal(event.firstStart, "day", formatLocaleFor(language, event.countryCode))
                : t("overview.noDate")}{" "}
              · {event.cityName}
              {event.review === "approved" && event.people > 0 && ` · ${t("event:party", { count: event.people })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Link to the import of many events. A plain link loads a new document, since that page needs other texts. */
function ManyEventsLink() {
  const { t } = useTranslation("organise");
  return (
    <p>
      <a href={importPath(useLanguage())}>{t("overview.many")}</a>
    </p>
  );
}
