import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/**
 * Addresses of the site. An index route with a path is `...prefix(path, [index(file)])`: Remix drops the path of a bare
 * `index(file)`, and `route(path, file)` would lose the `?index` that forms carry.
 */
const api = [
  ...prefix("api/v1/events", [index("routes/api/events.ts")]),
  route("api/v1/events/:slug", "routes/api/event.ts"),
  route("api/v1/cities", "routes/api/cities.ts"),
  route("api/v1/cities.geojson", "routes/api/cities-geojson.ts"),
  route("api/v1/organisations", "routes/api/organisations.ts"),
  route("api/openapi.json", "routes/api/openapi.ts"),
  route("api/*", "routes/api/not-found.ts"),
  route("healthz", "routes/api/healthz.ts"),
  route("readyz", "routes/api/readyz.ts"),
];

const feeds = [
  route("calendar/:lang.ics", "routes/feeds/programme-ics.ts"),
  route("calendar/my/:token.ics", "routes/feeds/attendee-ics.ts"),
  route("events/:slug.ics", "routes/feeds/event-ics.ts"),
  route("events/:slug/preview.jpg", "routes/feeds/event-preview-image.ts"),
  route("feed/:lang.atom", "routes/feeds/atom.ts"),
  route("feed/:lang.json", "routes/feeds/json.ts"),
  route("embed/:lang", "routes/feeds/embed.tsx"),
  route("pictures/:file", "routes/feeds/picture-file.ts"),
  route("sitemap.xml", "routes/feeds/sitemap.ts"),
  route("robots.txt", "routes/feeds/robots.ts"),
  route(".well-known/security.txt", "routes/feeds/security-txt.ts"),
];

/** Answered in the demonstration only. */
const dev = [
  route("dev/emails", "routes/dev/mail-samples.tsx"),
  route("dev/emails/:name/:language", "routes/dev/mail-sample.ts"),
  route("dev/mail", "routes/dev/mail-layout.tsx", [
    index("routes/dev/sent-mails.tsx"),
    route(":mailId", "routes/dev/sent-mail.tsx"),
    route(":mailId/html", "routes/dev/sent-mail-html.ts"),
  ]),
];

const publicPages = [
  index("routes/public/home/route.tsx"),
  route("about", "routes/public/about.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),
  route("what-we-keep", "routes/public/what-we-keep.tsx"),
  ...prefix("help", [index("routes/public/help/index.tsx")]),
  route("help/:guide", "routes/public/help/guide.tsx"),
  route("programme", "routes/public/programme/route.tsx"),
  route("cities/:code", "routes/public/places/city.tsx"),
  route("countries/:code", "routes/public/places/country.tsx"),
  route("regions/:code", "routes/public/places/region.tsx"),
  route("themes/:code", "routes/public/places/theme.tsx"),
  route("organisations/:code", "routes/public/places/organisation.tsx"),
  route("events/:slug", "routes/public/event/route.tsx"),
  route("events/:slug/join", "routes/public/event-sign-up/route.tsx"),
  route("events/:slug/follow", "routes/public/event-follow/route.tsx"),
  route("events/:slug/share", "routes/public/event-share/route.tsx"),
  route("events/:slug/report", "routes/public/event-report/route.tsx"),
  route("reports/:token", "routes/public/report-answer.tsx"),
  route("subscribe", "routes/public/calendar-subscription/route.tsx"),
  route("digest", "routes/public/digest.tsx"),
];

const attendeePages = [
  ...prefix("my", [index("routes/attendee/lost-link.tsx")]),
  route("my/:token", "routes/attendee/page/route.tsx"),
  route("my/:token/slip", "routes/attendee/ticket.tsx"),
  route("my/:token/join/:slug", "routes/attendee/join-event/route.tsx"),
  route("confirm/:token", "routes/attendee/confirm-email.tsx"),
  route("erased", "routes/attendee/erased.tsx"),
];

const signIn = [
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-in/code", "routes/account/sign-in-code.tsx"),
  route("sign-in/undo/:token", "routes/account/undo-email-change.tsx"),
  route("register", "routes/account/register/route.tsx"),
];

const account = [
  ...prefix("workspaces", [index("routes/account/workspaces/route.tsx")]),
  route("workspaces/help", "routes/account/help-desk/route.tsx"),
  route("organise/account", "routes/account/settings/route.tsx"),
  route("organise/account/delete", "routes/account/delete-account.ts"),
  route("coordinate/second-factor", "routes/account/second-factor/route.tsx"),
];

const organise = [
  ...prefix("organise", [index("routes/organise/overview/route.tsx")]),
  route("organise/city", "routes/organise/own-cities.tsx"),
  ...prefix("organise/week", [index("routes/organise/city-week/route.tsx")]),
  route("organise/week/:eventId", "routes/organise/city-week/submitted-event.tsx"),
  route("organise/join/:cityId", "routes/organise/ask-for-invitation.tsx"),
  route("organise/chosen", "routes/organise/chosen-events/route.tsx"),
  route("organise/copy", "routes/organise/copy-programme/route.tsx"),
  route("organise/import", "routes/organise/import/route.tsx"),
  route("organise/events.csv", "routes/organise/events-csv.ts"),
  route("organise/dates", "routes/organise/many-dates/route.tsx"),
  route("organise/same-day", "routes/organise/same-day.ts"),
  route("organise/invitations", "routes/organise/co-host-invitations/route.tsx", [
    route(":invitationId", "routes/organise/organisations/answer-membership.ts"),
  ]),
  ...prefix("organise/organisations/:organisationId", [index("routes/organise/organisations/overview/route.tsx")]),
  route("organise/organisations/:organisationId/first-event", "routes/organise/organisations/first-event.tsx"),
  route("organise/organisations/:organisationId/conversation", "routes/organise/organisations/comments.tsx"),
  route("organise/organisations/:organisationId/profile", "routes/organise/organisations/profile.tsx"),
  route("organise/organisations/:organisationId/vouch", "routes/organise/organisations/vouch.tsx"),
];

const organiseEvent = [
  route("organise/events/new", "routes/organise/events/new.tsx"),
  ...prefix("organise/events/:eventId", [index("routes/organise/events/overview/route.tsx")]),
  ...prefix("organise/events/:eventId/edit", [index("routes/organise/events/edit/first-step.ts")]),
  route("organise/events/:eventId/edit/:part", "routes/organise/events/edit/route.tsx"),
  route("organise/events/:eventId/keep/:part", "routes/organise/events/edit/save-draft.ts"),
  route("organise/events/:eventId/picture", "routes/organise/events/picture/route.tsx"),
  ...prefix("organise/events/:eventId/texts", [index("routes/organise/events/translations/route.tsx")]),
  route("organise/events/:eventId/texts/:language", "routes/organise/events/translation/route.tsx"),
  route("organise/events/:eventId/dates", "routes/organise/events/dates/route.tsx"),
  ...prefix("organise/events/:eventId/programme", [index("routes/organise/events/schedule/route.tsx")]),
  route("organise/events/:eventId/programme/:sessionId", "routes/organise/events/session/route.tsx"),
  route("organise/events/:eventId/partners", "routes/organise/events/co-hosts/route.tsx"),
  route("organise/events/:eventId/together", "routes/organise/events/request-co-hosting.ts"),
  route("organise/events/:eventId/shared", "routes/organise/events/co-hosted.tsx"),
  route("organise/events/:eventId/conversation", "routes/organise/events/comments.tsx"),
  route("organise/events/:eventId/duplicate", "routes/organise/events/duplicate.ts"),
  route("organise/events/:eventId/hide", "routes/organise/events/hide.tsx"),
  ...prefix("organise/events/:eventId/people", [index("routes/organise/events/attendees/route.tsx")]),
  ...prefix("organise/events/:eventId/people/:dateId", [index("routes/organise/events/door-list/route.tsx")]),
  route("organise/events/:eventId/people/:dateId.csv", "routes/organise/events/door-list/csv.ts"),
  route("organise/events/:eventId/people/:dateId/door", "routes/organise/events/check-in/route.tsx"),
  route("organise/events/:eventId/people/:dateId/release", "routes/organise/events/release-sign-ups.tsx"),
  route("organise/events/:eventId/people/:dateId/messages", "routes/organise/events/date-messages.tsx"),
  route("organise/events/:eventId/people/:dateId/arrivals", "routes/organise/events/check-in/arrivals.ts"),
];

const coordinate = [
  ...prefix("coordinate", [index("routes/coordinate/review-queue/route.tsx")]),
  route("coordinate/decide", "routes/coordinate/decide-many/route.tsx"),
  ...prefix("coordinate/events", [index("routes/coordinate/all-events/route.tsx")]),
  ...prefix("coordinate/events/:eventId", [index("routes/coordinate/event-review/route.tsx")]),
  route("coordinate/events/:eventId/feature", "routes/coordinate/event-feature/route.tsx"),
  route("coordinate/events/:eventId/mend/:language", "routes/coordinate/event-typo-fix.tsx"),
  ...prefix("coordinate/contacts", [index("routes/coordinate/contacts/route.tsx")]),
  route("coordinate/contacts/export", "routes/coordinate/contacts/export.tsx"),
  route("coordinate/contacts.csv", "routes/coordinate/contacts/csv.ts"),
  ...prefix("coordinate/messages", [index("routes/coordinate/messages/route.tsx")]),
  route("coordinate/messages/write", "routes/coordinate/messages/write.tsx"),
  route("coordinate/messages/check", "routes/coordinate/messages/check.tsx"),
  route("coordinate/messages/:messageId", "routes/coordinate/messages/sent.tsx"),
  ...prefix("coordinate/organisations", [index("routes/coordinate/organisations/route.tsx")]),
  ...prefix("coordinate/organisations/:organisationId", [index("routes/coordinate/organisation-review/route.tsx")]),
  route("coordinate/cities/:cityId", "routes/coordinate/proposed-city/route.tsx"),
  route("coordinate/hide/:kind/:id", "routes/coordinate/hide-all/route.tsx"),
  route("coordinate/figures", "routes/coordinate/statistics/route.tsx"),
  route("coordinate/figures.csv", "routes/coordinate/statistics/csv.ts"),
  route("coordinate/absence", "routes/coordinate/absence.tsx"),
  route("coordinate/welcomes", "routes/coordinate/welcomes.tsx"),
];

const secretariat = prefix("coordinate/secretariat", [
  index("routes/secretariat/overview.tsx"),
  route("editions", "routes/secretariat/editions/route.tsx"),
  ...prefix("instance", [index("routes/secretariat/instance/route.tsx")]),
  route("instance/:setting", "routes/secretariat/instance-setting/route.tsx"),
  ...prefix("cities", [index("routes/secretariat/cities/route.tsx")]),
  route("cities/:cityId", "routes/secretariat/city/route.tsx"),
  route("coordinators", "routes/secretariat/coordinators/route.tsx"),
  route("trusted", "routes/secretariat/trusted-organisations.tsx"),
  route("reasons", "routes/secretariat/reason-templates/route.tsx"),
  ...prefix("lists", [index("routes/secretariat/lists/route.tsx")]),
  ...prefix("lists/:list", [index("routes/secretariat/term-list/route.tsx")]),
  route("lists/:list/:term", "routes/secretariat/term/route.tsx"),
  ...prefix("lists/languages", [index("routes/secretariat/typed-languages/route.tsx")]),
  ...prefix("lists/synonyms/:language", [index("routes/secretariat/synonyms/route.tsx")]),
  route("lists/synonyms/:language/:line", "routes/secretariat/synonym-line/route.tsx"),
  route("mail", "routes/secretariat/mail/route.tsx"),
  route("audit", "routes/secretariat/audit/route.tsx"),
  route("audit.csv", "routes/secretariat/audit/csv.ts"),
]);

export default [
  index("routes/public/language-redirect.tsx"),
  // Also matches addresses of one segment that is no language, and answers them with 404; "*" below matches all others.
  route(":lang", "routes/layouts/language.tsx", [
    layout("routes/layouts/public.tsx", [...publicPages, ...attendeePages, ...signIn]),
    layout("routes/layouts/workspace.tsx", [
      ...account,
      ...organise,
      ...organiseEvent,
      ...coordinate,
      layout("routes/layouts/secretariat.tsx", secretariat),
    ]),
    route("events/:slug/poster", "routes/public/event-poster/route.tsx"),
    route("sign-out", "routes/account/sign-out.ts"),
  ]),
  route("u/:token", "routes/public/unsubscribe.tsx"),
  route("u/organisers/:token", "routes/public/stop-messages.tsx"),
  ...feeds,
  ...api,
  ...dev,
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
