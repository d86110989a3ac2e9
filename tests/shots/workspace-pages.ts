import { demoAccounts } from "#app/cli/demonstration/cast.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import { registerOrganisation } from "#app/domain/organisations/register-organisation.server.ts";
import { makeFactorSecret } from "#app/domain/second-factor/totp.server.ts";
import { insertSecondFactor } from "#db/queries/second-factors.server.ts";
import { randomUUID } from "node:crypto";
import { saveMessageDraft } from "#app/domain/contacts/message-draft.server.ts";
import { actorOf } from "../support/factories.ts";
import type { TestApp } from "../support/app.ts";

/** Path of a page below the language, with the cookie of an account where it needs one. */
export type ShownPage = string | { path: string; cookie: string };

/** Return the pages of the workspaces to look at, by name, each as an account of the demonstration. */
export async function workspacePages(app: TestApp): Promise<Record<string, ShownPage>> {
  const { db } = app;
  const id = (query: string, ...values: string[]): string =>
    (db.$client
      .prepare(query)
      .pluck()
      .get(...values) as string | undefined) ?? "none";
  const newcomer = "newcomer@example.org";
  const organiser = demoAccounts.organiser.email;
  const both = demoAccounts.municipality.email;
  const coordinator = demoAccounts.coordinators[1]?.email ?? "";
  const secretariat = demoAccounts.coordinators[3]?.email ?? "";
  const operator = {
    ...app.context,
    db,
    now: app.context.clock(),
    language: "fr",
    actor: { kind: "operator" },
    origin: "",
  } as const;
  const { accountId } = inviteCoordinator(operator, { email: both, scope: { kind: "country", code: "FR" } });
  insertSecondFactor(db, { accountId, secret: makeFactorSecret(), confirmedAt: operator.now, createdAt: operator.now });
  const eventOf = (email: string, condition: string) =>
    id(
      `select e.id from event e join membership m on m.organisation_id = e.lead_organisation_id
         join account a on a.id = m.account_id where a.email = ? and ${condition} order by e.id limit 1`,
      email,
    );
  // The page after a registration is that of an organisation without events.
  const { organisationId: organisation } = registerOrganisation(operator, {
    kind: "civil_society",
    cityId: id("select id from city where slug = 'lisboa'"),
    name: "Coro do Largo",
    alias: null,
    contactEmail: newcomer,
  });
  const cookies = new Map<string, string>();
  for (const email of [newcomer, organiser, both, coordinator, secretariat])
    cookies.set(email, await app.signIn(email, { isUnlocked: true }));
  const locked = await app.signIn(both, { isUnlocked: false });
  const by = (email: string, path: string) => ({ path, cookie: cookies.get(email) ?? "" });
  draftMessage(app, coordinator);
  const event = eventOf(organiser, "e.review = 'approved'");
  const date = id(
    `select d.id from event_date d left join sign_up s on s.event_date_id = d.id where d.event_id = ?
       group by d.id order by count(s.id) desc limit 1`,
    event,
  );
  // The form of a new event of the organiser's organisation.
  const begun = randomUUID();
  const own = id(
    "select m.organisation_id from membership m join account a on a.id = m.account_id where a.email = ?",
    organiser,
  );
  const only = `?organisation=${own}`;
  const waiting = id(
    "select id from event where review = 'submitted' and city_id in (select id from city where country_code = 'FR') limit 1",
  );
  const hidable = id(
    "select id from event where review = 'approved' and city_id in (select id from city where country_code = 'FR') order by id limit 1",
  );
  const verified = id(
    "select id from organisation where state = 'verified' and city_id in (select id from city where country_code = 'FR') order by id limit 1",
  );
  const pending = id(
    `select o.id from organisation o join city c on c.id = o.city_id where o.state = 'pending' and c.country_code = 'FR' limit 1`,
  );
  return {
    "home-both": { path: "/workspaces", cookie: locked },
    "second-factor": { path: "/coordinate/second-factor", cookie: locked },
    "help-desk": by(organiser, `/workspaces/help?from=/fr/organise/events/${event}/people`),
    "help-desk-coordinator": by(coordinator, "/workspaces/help?from=/fr/coordinate"),
    "first-event": by(newcomer, `/organise/organisations/${organisation}/first-event`),
    events: by(organiser, "/organise"),
    "events-chosen": by(organiser, "/organise?all=1"),
    "events-submit": by(organiser, "/organise/chosen?act=submit&all=1"),
    "events-venue": by(organiser, "/organise/chosen?act=venue&all=1"),
    "events-copy": by(organiser, "/organise/copy"),
    "event-hub": by(organiser, `/organise/events/${event}`),
    "event-new": by(organiser, "/organise/events/new"),
    "event-when": by(organiser, `/organise/events/${begun}/edit/when${only}`),
    "event-dates": by(organiser, `/organise/events/${event}/dates`),
    "event-picture": by(organiser, `/organise/events/${event}/picture`),
    "event-texts": by(organiser, `/organise/events/${event}/texts`),
    "event-text": by(organiser, `/organise/events/${event}/texts/es`),
    "event-sessions": by(organiser, `/organise/events/${event}/programme`),
    "event-session": by(organiser, `/organise/events/${event}/programme/new?date=${date}`),
    "event-hosts": by(organiser, `/organise/events/${event}/partners`),
    "event-messages": by(organiser, `/organise/events/${event}/conversation`),
    "event-hide": by(both, `/organise/events/${hidable}/hide`),
    "event-attendees": by(organiser, `/organise/events/${event}/people`),
    "event-door": by(organiser, `/organise/events/${event}/people/${date}/door`),
    "event-door-list": by(organiser, `/organise/events/${event}/people/${date}`),
    "event-release": by(organiser, `/organise/events/${event}/people/${date}/release`),
    "event-date-messages": by(organiser, `/organise/events/${event}/people/${date}/messages`),
    import: by(organiser, "/organise/import"),
    "many-dates": by(organiser, "/organise/dates"),
    invitations: by(organiser, "/organise/invitations"),
    organisation: by(organiser, `/organise/organisations/${own}`),
    "organisation-profile": by(organiser, `/organise/organisations/${own}/profile`),
    "organisation-messages": by(organiser, `/organise/organisations/${own}/conversation`),
    "own-cities": by(both, "/organise/city"),
    "city-week": by(both, "/organise/week"),
    account: by(organiser, "/organise/account"),
    queue: by(coordinator, "/coordinate"),
    review: by(coordinator, `/coordinate/events/${waiting}`),
    "organisation-review": by(coordinator, `/coordinate/organisations/${pending}`),
    "all-events": by(secretariat, "/coordinate/events"),
    "all-events-none": by(coordinator, "/coordinate/events?q=atelier&state=hidden&sort=title"),
    "decide-many": by(coordinator, "/coordinate/decide?all=1"),
    feature: by(coordinator, `/coordinate/events/${hidable}/feature`),
    "typo-fix": by(coordinator, `/coordinate/events/${hidable}/mend/fr`),
    "hide-all": by(coordinator, `/coordinate/hide/organisation/${verified}`),
    "organisation-verified": by(coordinator, `/coordinate/organisations/${verified}`),
    "organisations-in-scope": by(coordinator, "/coordinate/organisations"),
    contacts: by(coordinator, "/coordinate/contacts"),
    "contacts-export": by(coordinator, "/coordinate/contacts/export?events=none"),
    messages: by(coordinator, "/coordinate/messages"),
    "message-write": by(coordinator, "/coordinate/messages/write"),
    "message-check": by(coordinator, "/coordinate/messages/check"),
    welcomes: by(coordinator, "/coordinate/welcomes"),
    figures: by(coordinator, "/coordinate/figures"),
    absence: by(coordinator, "/coordinate/absence"),
    secretariat: by(secretariat, "/coordinate/secretariat"),
    editions: by(secretariat, "/coordinate/secretariat/editions"),
    instance: by(secretariat, "/coordinate/secretariat/instance"),
    "instance-setting": by(secretariat, "/coordinate/secretariat/instance/legal"),
    lists: by(secretariat, "/coordinate/secretariat/lists"),
    "list-themes": by(secretariat, "/coordinate/secretariat/lists/theme"),
    "list-theme": by(secretariat, "/coordinate/secretariat/lists/theme/solidarity"),
    "list-languages": by(secretariat, "/coordinate/secretariat/lists/languages"),
    "list-synonyms": by(secretariat, "/coordinate/secretariat/lists/synonyms/pt"),
    places: by(secretariat, "/coordinate/secretariat/cities"),
    place: by(secretariat, `/coordinate/secretariat/cities/${id("select id from city where slug = 'lisboa'")}`),
    trusted: by(secretariat, "/coordinate/secretariat/trusted"),
    coordinators: by(secretariat, "/coordinate/secretariat/coordinators"),
    reasons: by(secretariat, "/coordinate/secretariat/reasons"),
    mail: by(secretariat, "/coordinate/secretariat/mail"),
    audit: by(secretariat, "/coordinate/secretariat/audit"),
  };
}

/** Keep a draft of a message to organisers in two languages. */
function draftMessage(app: TestApp, email: string): void {
  const none = { en: "", fr: "", es: "", pt: "", ar: "" };
  const ctx = { ...app.context, db: app.db, now: app.context.clock(), language: "fr", origin: "" } as const;
  saveMessageDraft(
    { ...ctx, actor: actorOf(app.db, email) },
    {
      filter: "events=none",
      subject: { ...none, fr: "Le programme est ouvert", ar: "فتح باب البرنامج" },
      text: {
        ...none,
        fr: "Bonjour,\n\nvous pouvez déposer vos événements jusqu’au 15 décembre.",
        ar: "مرحبًا بكم، يمكنكم إضافة أنشطتكم.",
      },
    },
  );
}
