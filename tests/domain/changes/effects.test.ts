import { assignCity } from "#app/domain/cities/assign-city.server.ts";
import { confirmCity } from "#app/domain/cities/confirm-city.server.ts";
import { renameRegion, setCountryPlaceLevel } from "#app/domain/cities/save-country-and-region.server.ts";
import { saveCity } from "#app/domain/cities/save-city.server.ts";
import { answerRequest } from "#app/domain/co-hosts/answer-co-host-request.server.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { leaveEvent } from "#app/domain/co-hosts/leave-event.server.ts";
import { removeCoHost } from "#app/domain/co-hosts/remove-co-host.server.ts";
import { requestCoHosting } from "#app/domain/co-hosts/request-co-hosting.server.ts";
import { addDate } from "#app/domain/dates/add-date.server.ts";
import { writableOf } from "#app/domain/changes/writable.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { closeSignUp } from "#app/domain/dates/close-sign-up.server.ts";
import { moveDateOnline } from "#app/domain/dates/move-date-online.server.ts";
import { postponeDate } from "#app/domain/dates/postpone-date.server.ts";
import { reinstateDate } from "#app/domain/dates/reinstate-date.server.ts";
import { reopenSignUp } from "#app/domain/dates/reopen-sign-up.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { setCapacity } from "#app/domain/dates/set-capacity.server.ts";
import { updateZoneData } from "#app/domain/dates/update-zone-data.server.ts";
import { deleteDraft } from "#app/domain/events/delete-event.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { withdrawEvent } from "#app/domain/events/withdraw-event.server.ts";
import { changeFeature } from "#app/domain/featuring/change-feature.server.ts";
import { featureEvent } from "#app/domain/featuring/feature-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { restoreEvent } from "#app/domain/hiding/restore-event.server.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { registerOwnOrganisation } from "#app/domain/organisations/register-own-organisation.server.ts";
import { decideWelcome } from "#app/domain/cities/decide-welcome.server.ts";
import { proposeWelcomes } from "#app/domain/organisations/propose-welcomes.server.ts";
import { setCityPlaceLevel } from "#app/domain/organisations/set-city-place-level.server.ts";
import { updateProfile } from "#app/domain/organisations/update-profile.server.ts";
import { removePicture } from "#app/domain/pictures/remove-picture.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { acceptUrgentChange } from "#app/domain/review/accept-urgent-change.server.ts";
import { claimItem } from "#app/domain/review/claim-item.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { decideRevision } from "#app/domain/review/decide-revision.server.ts";
import { fixTypos } from "#app/domain/review/fix-typos.server.ts";
import { undoUrgentChange } from "#app/domain/review/undo-urgent-change.server.ts";
import { urgentChangeVersion } from "#app/domain/review/urgent-change-version.server.ts";
import { revisionVersion } from "#app/domain/revisions/revision-version.ts";
import { withdrawProposal } from "#app/domain/revisions/withdraw-revision.server.ts";
import { changeSession } from "#app/domain/sessions/change-session.server.ts";
import { removeSession } from "#app/domain/sessions/remove-session.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { hours, type Instant, parseLocalDate, plus } from "#app/domain/time/zoned-time.ts";
import { confirmTranslation } from "#app/domain/translations/confirm-translation.server.ts";
import { deleteTranslation } from "#app/domain/translations/delete-translation.server.ts";
import { adoptLanguage } from "#app/domain/vocabulary/typed-languages.server.ts";
import { getTranslationPage } from "#app/domain/translations/get-translation-page.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { findDate, findEvent, readEventInput, updateDate } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { effectsOf } from "#tests/support/effects.ts";
import {
  cityId,
  contextFor,
  type MadeEvent,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
  sessionInput,
  span,
} from "#tests/support/factories.ts";
import { expectGolden } from "#tests/support/golden.ts";
import { plain } from "#tests/support/pictures.ts";
import { registration } from "#tests/support/registration.ts";
import { makeGuest, makeHall, makeMailedGuest, organiserContactOf } from "#tests/support/seats.ts";

const noWelcomes = { en: null, fr: null, es: null, pt: null, ar: null };
const later = plus(testNow, hours(1));
const muchLater = plus(testNow, hours(2));
const day = (text: string) => parseLocalDate(text) ?? undefined;
const inAll = <T>(value: T) => ({ en: value, fr: value, es: value, pt: value, ar: value });
const sunday = span("2026-12-20T19:00", "2026-12-20T22:00");

type Stage = ReturnType<typeof openStage>;
/** Make an event with two seats, trusted or not; two attendees with confirmed addresses, and one on the waitlist. */
function openStage({ isTrusted = false, ...typed }: Partial<EventInput> & { isTrusted?: boolean } = {}) {
  const db = openWeek();
  const event = makeHall(db, 2, { title: "Jantar", ...typed });
  if (isTrusted) {
    decideOrganisation(contextFor(db), { organisationId: event.organisationId, decision: "trust", reason: "" });
  }
  makeMailedGuest(db, event, "amal@example.net");
  makeMailedGuest(db, event, "bia@example.net");
  makeGuest(db, event);
  const operator = (now: Instant = later) => contextFor(db, { now });
  const organiser = (now: Instant = later) => organiserContactOf(db, event, now);
  const dateId = event.dateIds[0] ?? "";
  return { db, event, eventId: event.eventId, dateId, operator, organiser };
}

function edit({ db, event, organiser }: Stage, change: Partial<EventInput>): void {
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  saveEvent(organiser(), { ...readEventInput(db, found), ...change, eventId: event.eventId });
}
const schedule = ({ organiser, dateId }: Stage, input = sessionInput("19:00", "20:00")) =>
  scheduleSession(organiser(testNow), { dateId, ...input }).sessionId;
const openChange = ({ db, eventId }: Stage) => {
  const [change] = listOpenUrgentChanges(db, eventId);
  if (!change) throw new Error("nothing is open");
  return { urgentChangeId: change.id, version: urgentChangeVersion(change) };
};
const undo = (stage: Stage) =>
  undoUrgentChange(stage.operator(muchLater), { ...openChange(stage), reason: "Nobody agreed to this." });
const words = { title: "Dîner", summary: "Un dîner.", description: "" };
const translate = ({ organiser, eventId }: Stage) => translateEvent(organiser(), { eventId, language: "fr", ...words });
const versionOf = ({ organiser, eventId }: Stage) =>
  getTranslationPage(organiser(), { eventId, language: "fr" }).version;
const pictures = ({ organiser }: Stage) => ({
  ...organiser(),
  uploadsDir: mkdtempSync(join(tmpdir(), "week-uploads-")),
});
const picture = async () => ({
  file: new Blob([new Uint8Array(await plain(400, 300).jpeg().toBuffer())]),
  alternativeText: "Uma mesa",
  credit: null,
});
const decide = (stage: Stage, decision: "accept" | "decline") => {
  const proposed = findPicturesOf(stage.db, stage.eventId).proposed;
  const version = revisionVersion(findProposedRevision(stage.db, stage.eventId), proposed);
  return decideRevision(stage.operator(muchLater), { eventId: stage.eventId, version, decision, reason: "Because." });
};
const draft = (until: "draft" | "submitted"): Stage => {
  const stage = openStage();
  const event = makeEvent(stage.db, { until });
  const organiser = (now: Instant = later) => organiserContactOf(stage.db, event, now);
  return { ...stage, event, eventId: event.eventId, dateId: event.dateIds[0] ?? "", organiser };
};
/** Make another organisation in the city of the lead. */
function withGuest(stage: Stage) {
  const guest = makeOrganisation(stage.db);
  const about = { eventId: stage.eventId, organisationId: guest.organisationId };
  const asGuest = contextFor(stage.db, { actor: guest.actor, now: later });
  return { guest, about, asGuest };
}
function agreed(stage: Stage) {
  const made = withGuest(stage);
  inviteCoHost(stage.organiser(testNow), made.about);
  answerInvitation(made.asGuest, { ...made.about, answer: "accepted" });
  return made;
}
const city = (change: object = {}) => ({
  countryCode: "PT",
  regionCode: "",
  name: "Lisboa",
  names: inAll(null),
  timeZone: "Europe/Lisbon",
  latitude: 38.72,
  longitude: -9.14,
  defaultPlaceLevel: "public" as const,
  ...change,
});
const feature = ({ operator, eventId }: Stage) =>
  featureEvent(operator(), {
    eventId,
    place: { kind: "network", code: "" },
    startsOn: day("2026-12-01") ?? null,
    endsOn: day("2026-12-20") ?? null,
  });

type Act = { stage: Stage; act: () => unknown };
const on = (stage: Stage, act: (stage: Stage) => unknown): Act => ({ stage, act: () => act(stage) });
const onAsync = async (stage: Stage, prepare: (stage: Stage) => Promise<unknown>, act: (stage: Stage) => unknown) => {
  await prepare(stage);
  return on(stage, act);
};
const after = (stage: Stage, prepare: (stage: Stage) => unknown, act: (stage: Stage) => unknown): Act => {
  prepare(stage);
  return on(stage, act);
};
const trusted = () => openStage({ isTrusted: true });
const cancelled = (stage: Stage) => cancelDate(stage.organiser(testNow), { dateId: stage.dateId, note: "Rain" });
const online = {
  attendance: "online",
  joinUrl: "https://meet.example/x",
  venueName: null,
  streetAddress: null,
} as const;

/** Acts by name: all verbs that write an event, a date, a session, a co-host, a picture, an organisation or a city. */
const acts: Readonly<Record<string, () => Act | Promise<Act>>> = {
  "date: cancel": () => on(openStage(), cancelled),
  "date: postpone": () =>
    on(openStage(), ({ organiser, dateId }) => postponeDate(organiser(), { dateId, note: "Rain" })),
  "date: move online": () =>
    on(openStage(), ({ organiser, dateId }) =>
      moveDateOnline(organiser(), { dateId, note: "Rain", joinUrl: "https://meet.example/y" }),
    ),
  "date: reinstate": () =>
    after(openStage(), cancelled, ({ organiser, dateId }) => reinstateDate(organiser(), { dateId })),
  "date: reschedule": () =>
    on(openStage(), ({ organiser, dateId }) => rescheduleDate(organiser(), { dateId, ...sunday })),
  "date: add": () =>
    on(openStage(), ({ organiser, eventId }) => addDate(organiser(), { eventId, ...sunday, capacity: null })),
  "date: close sign-up": () => on(openStage(), ({ organiser, dateId }) => closeSignUp(organiser(), { dateId })),
  "date: reopen sign-up": () =>
    after(
      openStage(),
      ({ organiser, dateId }) => closeSignUp(organiser(testNow), { dateId }),
      ({ organiser, dateId }) => reopenSignUp(organiser(), { dateId }),
    ),
  "date: more seats": () =>
    on(openStage(), ({ organiser, dateId }) => setCapacity(organiser(), { dateId, capacity: 5 })),
  "date: fewer seats": () =>
    after(
      openStage(),
      ({ organiser, dateId }) => setCapacity(organiser(testNow), { dateId, capacity: 9 }),
      ({ organiser, dateId }) => setCapacity(organiser(), { dateId, capacity: 4 }),
    ),
  "session: schedule": () => on(trusted(), (stage) => schedule(stage)),
  "session: schedule, a title to be read first": () => on(openStage(), (stage) => schedule(stage)),
  "session: change time and room": () => {
    const stage = trusted();
    const sessionId = schedule(stage);
    makeMailedGuest(stage.db, stage.event, "session@example.net", { sessionId });
    return on(stage, ({ organiser }) =>
      changeSession(organiser(), { sessionId, ...sessionInput("20:30", "21:30", { room: "Sala B" }) }),
    );
  },
  "session: more seats": () => {
    const stage = trusted();
    const sessionId = schedule(stage, sessionInput("19:00", "20:00", { capacity: 1 }));
    makeGuest(stage.db, stage.event, { sessionId });
    makeGuest(stage.db, stage.event, { sessionId });
    return on(stage, ({ organiser }) =>
      changeSession(organiser(), { sessionId, ...sessionInput("19:00", "20:00", { capacity: 5 }) }),
    );
  },
  "session: remove": () => {
    const stage = trusted();
    const sessionId = schedule(stage);
    return on(stage, ({ organiser }) => removeSession(organiser(), { sessionId }));
  },
  "event: save a draft": () => on(draft("draft"), (stage) => edit(stage, { title: "Ceia" })),
  "event: save what waits for review": () => on(draft("submitted"), (stage) => edit(stage, { title: "Ceia" })),
  "event: a title, to be read first": () => on(openStage(), (stage) => edit(stage, { title: "Ceia" })),
  "event: a title, of a trusted lead": () => on(trusted(), (stage) => edit(stage, { title: "Ceia" })),
  "event: another venue": () => on(openStage(), (stage) => edit(stage, { venueName: "Outra casa" })),
  "event: a private contact": () => on(openStage(), (stage) => edit(stage, { contactEmail: "outro@example.org" })),
  "event: a stricter place": () => on(openStage(), (stage) => edit(stage, { placeLevel: "area", district: "Alfama" })),
  "event: hybrid to online, proposed": () =>
    on(openStage({ attendance: "hybrid", joinUrl: "https://meet.example/x" }), (stage) => edit(stage, online)),
  "event: submit": () => on(draft("draft"), ({ organiser, eventId }) => submitEvent(organiser(), { eventId })),
  "event: submit, of a trusted lead": () => {
    const stage = trusted();
    const { organisationId } = stage.event;
    const { eventId } = makeEvent(stage.db, { until: "draft", organisationId });
    return on(stage, ({ organiser }) => submitEvent(organiser(), { eventId }));
  },
  "event: withdraw": () => on(draft("submitted"), ({ organiser, eventId }) => withdrawEvent(organiser(), { eventId })),
  "event: delete": () => on(draft("draft"), ({ organiser, eventId }) => deleteDraft(organiser(), { eventId })),
  "text: translate": () => on(openStage(), translate),
  "text: translate, of a trusted lead": () => on(trusted(), translate),
  "text: confirm": () =>
    after(
      trusted(),
      (stage) => {
        translate(stage);
        edit(stage, { title: "Ceia" });
      },
      (stage) =>
        confirmTranslation(stage.organiser(), { eventId: stage.eventId, language: "fr", version: versionOf(stage) }),
    ),
  "text: delete": () =>
    after(trusted(), translate, (stage) =>
      deleteTranslation(stage.organiser(), { eventId: stage.eventId, language: "fr", version: versionOf(stage) }),
    ),
  "co-host: invite": () => {
    const stage = openStage();
    const { about } = withGuest(stage);
    return on(stage, ({ organiser }) => inviteCoHost(organiser(), about));
  },
  "co-host: accept": () => {
    const stage = openStage();
    const { about, asGuest } = withGuest(stage);
    inviteCoHost(stage.organiser(testNow), about);
    return on(stage, () => answerInvitation(asGuest, { ...about, answer: "accepted" }));
  },
  "co-host: accept, of a trusted lead": () => {
    const stage = trusted();
    const { about, asGuest } = withGuest(stage);
    inviteCoHost(stage.organiser(testNow), about);
    return on(stage, () => answerInvitation(asGuest, { ...about, answer: "accepted" }));
  },
  "co-host: decline": () => {
    const stage = openStage();
    const { about, asGuest } = withGuest(stage);
    inviteCoHost(stage.organiser(testNow), about);
    return on(stage, () => answerInvitation(asGuest, { ...about, answer: "declined" }));
  },
  "co-host: leave, of a trusted lead": () => {
    const stage = trusted();
    const { about, asGuest } = agreed(stage);
    return on(stage, () => leaveEvent(asGuest, about));
  },
  "co-host: remove, of a trusted lead": () => {
    const stage = trusted();
    const { about } = agreed(stage);
    return on(stage, ({ organiser }) => removeCoHost(organiser(), about));
  },
  "co-host: ask to join, and be answered": () => {
    const stage = openStage();
    const { guest, asGuest } = withGuest(stage);
    const own = makeEvent(stage.db, { organisationId: guest.organisationId });
    return on(stage, ({ organiser, eventId }) => {
      requestCoHosting(asGuest, { eventId: own.eventId, otherEventId: eventId });
      answerRequest(organiser(), { eventId, organisationId: guest.organisationId, answer: "accepted" });
    });
  },
  "picture: set, to be looked at first": () =>
    on(openStage(), async (stage) => setPicture(pictures(stage), { eventId: stage.eventId, ...(await picture()) })),
  "picture: set, of a trusted lead": () =>
    on(trusted(), async (stage) => setPicture(pictures(stage), { eventId: stage.eventId, ...(await picture()) })),
  "picture: remove": () =>
    onAsync(
      trusted(),
      async (stage) => setPicture(pictures(stage), { eventId: stage.eventId, ...(await picture()) }),
      (stage) =>
        removePicture(pictures(stage), {
          eventId: stage.eventId,
          pictureId: findPicturesOf(stage.db, stage.eventId).current?.id ?? "",
        }),
    ),
  "review: approve": () =>
    on(draft("submitted"), ({ operator, eventId, db }) =>
      decideEvent(operator(), {
        eventId,
        revision: findEvent(db, eventId)?.revision ?? 0,
        decision: "approve",
        reason: "",
      }),
    ),
  "review: request changes": () =>
    on(draft("submitted"), ({ operator, eventId, db }) =>
      decideEvent(operator(), {
        eventId,
        revision: findEvent(db, eventId)?.revision ?? 0,
        decision: "request_changes",
        reason: "Where?",
      }),
    ),
  "review: accept a revision": () =>
    after(
      openStage(),
      (stage) => edit(stage, { title: "Ceia" }),
      (stage) => decide(stage, "accept"),
    ),
  "review: accept a revision of place and picture": () =>
    onAsync(
      openStage({ attendance: "hybrid", joinUrl: "https://meet.example/x" }),
      async (stage) => {
        edit(stage, { ...online, title: "Ceia" });
        await setPicture(pictures(stage), { eventId: stage.eventId, ...(await picture()) });
      },
      (stage) => decide(stage, "accept"),
    ),
  "review: decline a revision": () =>
    after(
      openStage(),
      (stage) => edit(stage, { title: "Ceia" }),
      (stage) => decide(stage, "decline"),
    ),
  "review: withdraw a revision": () =>
    after(
      openStage(),
      (stage) => edit(stage, { title: "Ceia" }),
      ({ organiser, eventId }) => withdrawProposal(organiser(), { eventId }),
    ),
  "review: accept an urgent change": () =>
    after(openStage(), cancelled, (stage) => acceptUrgentChange(stage.operator(), openChange(stage))),
  "review: undo a cancellation": () => after(openStage(), cancelled, undo),
  "review: undo another time": () =>
    after(openStage(), ({ organiser, dateId }) => rescheduleDate(organiser(), { dateId, ...sunday }), undo),
  "review: undo fewer seats": () =>
    after(
      openStage(),
      ({ organiser, dateId }) => {
        setCapacity(organiser(testNow), { dateId, capacity: 9 });
        setCapacity(organiser(), { dateId, capacity: 4 });
      },
      undo,
    ),
  "review: undo a title": () => after(trusted(), (stage) => edit(stage, { title: "Ceia" }), undo),
  "review: undo another venue": () => after(openStage(), (stage) => edit(stage, { venueName: "Outra casa" }), undo),
  "review: undo a session's time": () => {
    const stage = trusted();
    const sessionId = schedule(stage);
    makeMailedGuest(stage.db, stage.event, "session@example.net", { sessionId });
    changeSession(stage.organiser(), { sessionId, ...sessionInput("20:30", "21:30", { room: "Sala B" }) });
    return on(stage, undo);
  },
  "review: undo a picture": () =>
    onAsync(
      trusted(),
      async (stage) => setPicture(pictures(stage), { eventId: stage.eventId, ...(await picture()) }),
      undo,
    ),
  "secretariat: adopt a typed language": () =>
    on(openStage({ otherLanguage: "Mənik" }), ({ operator }) =>
      adoptLanguage(operator(), { name: "mənik", language: "Wolof" }),
    ),
  "review: fix typos": () =>
    on(openStage(), ({ operator, eventId, db }) =>
      fixTypos(operator(), {
        eventId,
        revision: findEvent(db, eventId)?.revision ?? 0,
        language: "pt",
        title: "Jantares",
        summary: "Um jantar para quem chegou e para quem já cá estava.",
        description: "",
      }),
    ),
  "review: claim": () =>
    on(draft("submitted"), (stage) => {
      const { actor } = makeCoordinator(stage.db, { kind: "country", code: "PT" });
      claimItem(contextFor(stage.db, { actor, now: later }), { kind: "event", id: stage.eventId, isClaimed: true });
    }),
  "hide an event, and say it is off": () =>
    on(openStage(), ({ operator, eventId }) => hideEvent(operator(), { eventId, note: "Threats", told: "off" })),
  "restore an event": () =>
    after(
      openStage(),
      ({ operator, eventId }) => hideEvent(operator(testNow), { eventId, note: "Threats", told: "off" }),
      ({ operator, eventId }) => restoreEvent(operator(), { eventId, reason: "" }),
    ),
  "hide all of an organisation": () =>
    on(openStage(), ({ operator, event }) =>
      hideAll(operator(), { ...wholeOf(event), isHidden: true, told: "off", words: "" }),
    ),
  "restore all of an organisation": () =>
    after(
      openStage(),
      ({ operator, event }) =>
        hideAll(operator(testNow), { ...wholeOf(event), isHidden: true, told: "off", words: "" }),
      ({ operator, event }) => hideAll(operator(), { ...wholeOf(event), isHidden: false, told: "nothing", words: "" }),
    ),
  "hide all of a city": () =>
    on(openStage(), ({ operator, db }) =>
      hideAll(operator(), {
        kind: "city",
        id: cityId(db, "lisboa"),
        reason: "Threats",
        isHidden: true,
        told: "nothing",
        words: "",
      }),
    ),
  ...Object.fromEntries(
    (["suspend", "trust"] as const).map((decision) => [
      `organisation: ${decision}`,
      () =>
        on(openStage(), ({ operator, event }) =>
          decideOrganisation(operator(), {
            organisationId: event.organisationId,
            decision,
            reason: decision === "suspend" ? "Threats" : "",
          }),
        ),
    ]),
  ),
  "organisation: reinstate": () =>
    after(
      openStage(),
      ({ operator, event: { organisationId } }) =>
        decideOrganisation(operator(testNow), { organisationId, decision: "suspend", reason: "Threats" }),
      ({ operator, event: { organisationId } }) =>
        decideOrganisation(operator(), { organisationId, decision: "reinstate", reason: "" }),
    ),
  "organisation: verify": () => {
    const stage = openStage();
    const { organisationId } = makeOrganisation(stage.db, { isVerified: false });
    return on(stage, ({ operator }) =>
      decideOrganisation(operator(), { organisationId, decision: "verify", reason: "" }),
    );
  },
  ...Object.fromEntries(
    [false, true].map((isTrusted) => [
      `organisation: another name${isTrusted ? ", trusted" : ""}`,
      () =>
        on(openStage({ isTrusted }), ({ db, organiser, event: { organisationId, email } }) =>
          updateProfile(organiser(), {
            organisationId,
            name: "Casa Comum",
            alias: findOrganisation(db, organisationId)?.alias ?? null,
            contactEmail: email,
            proof: "",
          }),
        ),
    ]),
  ),
  "organisation: places of its city": () => {
    const stage = openStage();
    const { organisationId, actor } = makeOrganisation(stage.db, { kind: "local_authority" });
    return on(stage, ({ db }) =>
      setCityPlaceLevel(contextFor(db, { actor, now: later }), { organisationId, level: "area" }),
    );
  },
  "city: propose a welcome": () => {
    const stage = openStage();
    const { organisationId, actor } = makeOrganisation(stage.db, { kind: "local_authority" });
    return on(stage, ({ db }) =>
      proposeWelcomes(contextFor(db, { actor, now: later }), {
        organisationId,
        welcomes: { ...noWelcomes, pt: "Olá." },
        shown: noWelcomes,
      }),
    );
  },
  "city: approve a welcome": () => {
    const stage = openStage();
    const { organisationId, actor } = makeOrganisation(stage.db, { kind: "local_authority" });
    proposeWelcomes(contextFor(stage.db, { actor }), {
      organisationId,
      welcomes: { ...noWelcomes, pt: "Olá." },
      shown: noWelcomes,
    });
    const proposed = { cityId: cityId(stage.db, "lisboa"), language: "pt", sentence: "Olá." } as const;
    return on(stage, ({ operator }) => decideWelcome(operator(), { decision: "approve", ...proposed }));
  },
  "city: another name": () =>
    on(openStage(), ({ operator, db }) =>
      saveCity(operator(), { ...city({ name: "Lisbona" }), cityId: cityId(db, "lisboa") }),
    ),
  "city: another zone": () =>
    on(openStage(), ({ operator, db }) =>
      saveCity(operator(), { ...city({ timeZone: "Atlantic/Azores" }), cityId: cityId(db, "lisboa") }),
    ),
  "city: add": () =>
    on(openStage(), ({ operator }) => saveCity(operator(), { ...city({ name: "Braga" }), cityId: null })),
  "city: confirm": () => {
    const stage = openStage();
    const cityOf = proposedCity(stage);
    const { name, names, timeZone, latitude, longitude } = city({ name: "Tavira" });
    return on(stage, ({ operator }) =>
      confirmCity(operator(), { cityId: cityOf, name, names, timeZone, latitude, longitude }),
    );
  },
  "city: assign": () => {
    const stage = openStage();
    const proposed = proposedCity(stage);
    return on(stage, ({ operator, db }) =>
      assignCity(operator(), { cityId: proposed, toCityId: cityId(db, "lisboa") }),
    );
  },
  "country: places": () =>
    on(openStage(), ({ operator }) => setCountryPlaceLevel(operator(), { code: "PT", level: "area" })),
  "region: rename": () =>
    on(openStage(), ({ operator }) => renameRegion(operator(), { code: "europe", names: inAll("Europa") })),
  "feature: add": () => on(openStage(), feature),
  "feature: remove": () =>
    after(openStage(), feature, ({ operator, db }) =>
      changeFeature(operator(), {
        featureId: String(db.$client.prepare("select id from feature").pluck().get()),
        change: "remove",
      }),
    ),
  "zone data: another instant": () =>
    after(
      openStage({ ...online }),
      ({ db, dateId }) => {
        const date = findDate(db, dateId);
        if (!date) throw new Error("no date");
        updateDate(writableOf(db), dateId, {
          startsAtUtc: plus(date.startsAtUtc, -hours(1)),
          endsAtUtc: plus(date.endsAtUtc, -hours(1)),
          zoneDataVersion: "2020a",
        });
      },
      ({ db }) => updateZoneData(db, later),
    ),
};

const wholeOf = (event: MadeEvent) => ({ kind: "organisation", id: event.organisationId, reason: "Threats" }) as const;
function proposedCity({ db }: Stage): string {
  const { organisationId } = registerOwnOrganisation(contextFor(db, { actor: makeOrganisation(db).actor }), {
    ...registration(db),
    cityId: null,
    proposedCity: { countryCode: "PT", name: "Tavira" },
  });
  return findOrganisation(db, organisationId)?.cityId ?? "";
}

describe("what follows from a change", () => {
  const written: string[] = [];
  for (const [name, make] of Object.entries(acts)) {
    it(name, async () => {
      const { stage, act } = await make();
      const effects = await effectsOf(stage.db, act);
      expect(effects).not.toEqual([]);
      written.push(`${name}\n${effects.map((line) => `  ${line}\n`).join("")}`);
    });
  }
  afterAll(() => expectGolden("effects.txt", written.join("\n")));

  it("is looked at for every verb that writes what is public", () => {
    const folders = ["cities", "co-hosts", "dates", "events", "featuring", "hiding", "pictures", "review", "revisions"];
    const files = [...folders, "sessions", "translations"].flatMap((folder) =>
      readdirSync(join("app/domain", folder))
        .filter((file) => file.endsWith(".server.ts"))
        .map((file) => `${folder}/${file}`),
    );
    const sources = new Map(files.map((file) => [file, readFileSync(join("app/domain", file), "utf8")]));
    const records = /(?:recordChange|recordReview|recordDecision|recordAudit|raiseProgrammeVersion)\(/;
    const isPart = (file: string) =>
      [...sources.values()].some((text) => text.includes(`"./${file.split("/")[1]}"`) || text.includes(`"../${file}"`));
    const own = readFileSync("tests/domain/changes/effects.test.ts", "utf8");
    const missing = files.filter(
      (file) => records.test(sources.get(file) ?? "") && !isPart(file) && !own.includes(`"#app/domain/${file}"`),
    );
    // Reason templates are not part of an event.
    expect(missing).toEqual(["review/reason-templates.server.ts"]);
  });
});
