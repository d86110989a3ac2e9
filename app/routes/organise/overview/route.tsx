import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { listCoHosting } from "#app/domain/co-hosts/list-co-hosting.server.ts";
import { listOpenInvitations } from "#app/domain/organisations/list-open-invitations.server.ts";
import { listOwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import { parseOwnEventsFilter } from "#app/domain/own-events/own-events-filter.ts";
import { newEventPath } from "#app/domain/organise-paths.ts";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { workspacesOf } from "#app/domain/workspace/workspaces-of.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/own-events.css?url";
import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CoHostingBox } from "./co-hosting-box.tsx";
import { FirstEvent, NoOrganisation, NothingFound } from "./empty-list.tsx";
import { EventList } from "./event-list.tsx";
import { ListTools, StateTabs } from "./list-tools.tsx";
import { OpenInvitations } from "./membership-invitations.tsx";
import { OwnOrganisations, PendingOrganisations } from "./own-organisations.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const invitations = listOpenInvitations(ctx);
  // An account that only coordinates has no events: its overview is the review queue, behind the second factor.
  const { isOrganiser, isCoordinator } = workspacesOf(ctx.actor);
  if (isCoordinator && !isOrganiser && invitations.length === 0) throw redirect(coordinatePath(ctx.language));
  const query = new URL(args.request.url).searchParams;
  const filter = parseOwnEventsFilter(query);
  return privateNoStore({
    list: listOwnEventsPage(ctx, filter, Number(query.get("page") ?? 1)),
    filter,
    isAll: query.has("all"),
    invitations,
    together: listCoHosting(ctx),
    head: { title: textsOf(ctx.language, "ownEvents")("title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function OwnEventsPage() {
  const { list, filter, isAll, invitations, together } = useLoaderData<typeof loader>();
  const { organisations, edition, hasEvents } = list;
  const canPost = organisations.some(({ state }) => state === "pending" || state === "verified");
  const isOpen = canPost && edition?.isOpen === true;
  return (
    <main id="content">
      <Heading isOpen={isOpen && hasEvents} />
      <OpenInvitations invitations={invitations} />
      {organisations.length === 0 && <NoOrganisation />}
      {!hasEvents && <PendingOrganisations organisations={organisations} />}
      {canPost && !hasEvents && <FirstEvent isOpen={isOpen} />}
      {hasEvents && (
        <>
          <StateTabs filter={filter} list={list} />
          <ListTools filter={filter} list={list} />
          {list.lines.length > 0 ? (
            <EventList filter={filter} list={list} isAll={isAll} />
          ) : (
            <NothingFound filter={filter} list={list} />
          )}
        </>
      )}
      {canPost && <Deadline edition={edition} />}
      {hasEvents && <PendingOrganisations organisations={organisations} />}
      <CoHostingBox together={together} />
      {organisations.length > 0 && <OwnOrganisations organisations={organisations} />}
    </main>
  );
}

function Heading({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  return (
    <div className="own-head">
      <h1>{t("title")}</h1>
      {isOpen && (
        <a className="button" href={newEventPath(language)}>
          <Icon name="add" />
          <span className="narrow-only">{t("new.short")}</span>
          <span className="wide-only">{t("new.long")}</span>
        </a>
      )}
    </div>
  );
}

/** Say until when new events can be submitted, or that they cannot. */
function Deadline({ edition }: { edition: ReturnType<typeof useLoaderData<typeof loader>>["list"]["edition"] }) {
  const { t } = useTranslation("ownEvents");
  const locale = formatLocaleFor(useLanguage(), null);
  if (!edition?.isOpen) return <p>{t("closed")}</p>;
  return <p className="soft">{t("until", { day: formatLocal(edition.submitUntil, "full", locale) })}</p>;
}
