import type { OpenDatabase } from "#db/client.server.ts";

/** Return the public pages of the demonstration to look at, by name: each kind of page, and its unusual states. */
export function pagesToShoot(db: OpenDatabase): Record<string, string> {
  const eventWhere = (condition: string): string => {
    const found = db.$client
      .prepare(
        `select e.slug from event e join event_date d on d.event_id = e.id
         where e.review = 'approved' and ${condition} order by d.starts_at_utc, e.slug limit 1`,
      )
      .pluck()
      .get() as string | undefined;
    return `/events/${found ?? "none"}`;
  };
  const signUp = eventWhere("e.participation = 'sign_up' and d.status = 'scheduled'");
  const attendee = db.$client
    .prepare(
      "select p.token from attendee_page p join sign_up s on s.page_id = p.id group by p.id order by count(*) desc limit 1",
    )
    .pluck()
    .get() as string | undefined;
  return {
    home: "",
    programme: "/programme",
    filtered: "/programme?city=lisboa&access=children_welcome",
    search: "/programme?q=m%C3%BAsica",
    empty: "/programme?q=zzz&city=lisboa",
    week: "/programme?view=week",
    map: "/programme?view=map",
    print: "/programme?view=print",
    "event-sign-up": signUp,
    "event-area": eventWhere("e.place_level = 'area'"),
    "event-sessions": eventWhere("d.id in (select event_date_id from event_session)"),
    "event-online": eventWhere("e.attendance = 'online'"),
    "event-cancelled": eventWhere("d.status = 'cancelled'"),
    "event-picture": eventWhere("e.id in (select event_id from event_picture where not is_proposed)"),
    join: `${signUp}/join`,
    attendee: `/my/${attendee ?? "none"}`,
    ticket: `/my/${attendee ?? "none"}/slip`,
    "lost-link": "/my",
    city: "/cities/lisboa",
    country: "/countries/fr",
    region: "/regions/africa",
    theme: "/themes/solidarity",
    subscribe: "/subscribe?city=lisboa",
    share: `${signUp}/share`,
    about: "/about",
    help: "/help",
    "help-residents": "/help/residents",
    "help-organisers": "/help/organisers",
    "help-coordinators": "/help/coordinators",
    accessibility: "/accessibility",
    "what-we-keep": "/what-we-keep",
    "sign-in": "/sign-in",
    missing: "/nothing",
  };
}
