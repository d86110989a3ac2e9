import { decideWelcome } from "#app/domain/cities/decide-welcome.server.ts";
import { listWaitingWelcomes } from "#app/domain/cities/list-waiting-welcomes.server.ts";
import { Conflict, NotFound } from "#app/domain/errors.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { getOrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { proposeWelcomes } from "#app/domain/organisations/propose-welcomes.server.ts";
import { getPlacePage } from "#app/domain/programme/get-place-page.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { sweepWaitingMails } from "#app/domain/review/sweep-coordinator-mails.server.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { createClock } from "#tests/support/clock.ts";
import { deliveryTo, type Mailbox, openMailbox } from "#tests/support/mailbox.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cityId, contextFor, makeCoordinator, makeOrganisation, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
let authority: ReturnType<typeof makeOrganisation>;
let coordinator: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  authority = makeOrganisation(db, { kind: "local_authority" });
  coordinator = makeCoordinator(db, { kind: "country", code: "PT" });
});

const none = { en: null, fr: null, es: null, pt: null, ar: null };
type Sentences = Partial<Record<Language, string>>;
/** Return what the form of the city shows: in each language the proposed sentence, else the public one. */
function shownTo(by: typeof authority): Sentences {
  const overview = getOrganisationOverview(contextFor(db, { actor: by.actor }), by.organisationId);
  const of = (state: "approved" | "proposed") =>
    (overview.cityWelcomes ?? []).filter((welcome) => welcome.state === state);
  return Object.fromEntries([...of("approved"), ...of("proposed")].map((row) => [row.language, row.sentence]));
}
const propose = (welcomes: Sentences, by = authority, shown = shownTo(by)) =>
  proposeWelcomes(contextFor(db, { actor: by.actor }), {
    organisationId: by.organisationId,
    welcomes: { ...none, ...welcomes },
    shown: { ...none, ...shown },
  });
const reviewer = (language: Language = "en") => contextFor(db, { actor: coordinator.actor, language });
const waiting = () => listWaitingWelcomes(reviewer()).map(({ language, sentence }) => [language, sentence]);
const subject = (sentence: string, language: Language = "pt") => ({ cityId: cityId(db, "lisboa"), language, sentence });
const approve = (sentence: string, language: Language = "pt") =>
  decideWelcome(reviewer(), { decision: "approve", ...subject(sentence, language) });
const onPage = async (language: Language) =>
  (await getPlacePage(contextFor(db, { language }), { kind: "city", code: "lisboa" })).welcome;

describe("the welcome of a city", () => {
  it("is on its page once a coordinator approved it, in the reader's language where there is one", async () => {
    propose({ pt: "Lisboa abre-lhe a porta.", fr: "Lisbonne vous ouvre sa porte." });
    expect(await onPage("pt")).toBeNull();
    expect(waiting()).toHaveLength(2);
    const version = programmeVersionReader(db);
    const before = version();
    approve("Lisboa abre-lhe a porta.");
    expect(version()).toBeGreaterThan(before);
    expect(await onPage("pt")).toEqual({ sentence: "Lisboa abre-lhe a porta.", language: "pt" });
    expect(await onPage("ar")).toEqual({ sentence: "Lisboa abre-lhe a porta.", language: "pt" });
    approve("Lisbonne vous ouvre sa porte.", "fr");
    expect(await onPage("fr")).toEqual({ sentence: "Lisbonne vous ouvre sa porte.", language: "fr" });
    expect(waiting()).toEqual([]);
  });

  it("stays while another one waits, and goes at once when its authority empties it", async () => {
    propose({ pt: "Bem-vindos." });
    approve("Bem-vindos.");
    propose({ pt: "Bem-vindas e bem-vindos." });
    expect((await onPage("pt"))?.sentence).toBe("Bem-vindos.");
    expect(listWaitingWelcomes(reviewer())[0]?.before).toBe("Bem-vindos.");
    propose({});
    expect([await onPage("pt"), waiting()]).toEqual([null, []]);
  });

  it("need not be decided on again when it is as before", () => {
    propose({ pt: "Bem-vindos." });
    approve("Bem-vindos.");
    propose({ pt: "Outra." });
    propose({ pt: "Bem-vindos." });
    expect(waiting()).toEqual([]);
  });

  it("comes back to its authors with a reason when it is refused", () => {
    propose({ pt: "Compre já!" });
    decideWelcome(reviewer(), { decision: "refuse", ...subject("Compre já!"), reason: "É publicidade." });
    const own = getOrganisationOverview(contextFor(db, { actor: authority.actor }), authority.organisationId);
    expect(own.cityWelcomes).toMatchObject([{ state: "refused", sentence: "Compre já!", reason: "É publicidade." }]);
    expect(waiting()).toEqual([]);
    propose({ pt: "Bem-vindos." });
    const again = getOrganisationOverview(contextFor(db, { actor: authority.actor }), authority.organisationId);
    expect(again.cityWelcomes?.map(({ state }) => state)).toEqual(["proposed"]);
  });

  it("is not approved unread: another sentence may have been proposed meanwhile", () => {
    propose({ pt: "Bem-vindos." });
    propose({ pt: "Compre já!" });
    expect(() => approve("Bem-vindos.")).toThrow(Conflict);
  });

  it("keeps what somebody else wrote in another language while the form was open", async () => {
    const before = shownTo(authority);
    propose({ fr: "Bonjour." });
    approve("Bonjour.", "fr");
    propose({ en: "Hello." }, authority, before);
    expect((await onPage("fr"))?.sentence).toBe("Bonjour.");
    expect(() => propose({ fr: "Salut." }, authority, before)).toThrow(Conflict);
    expect((await onPage("fr"))?.sentence).toBe("Bonjour.");
  });

  it("can be taken off by a coordinator, and is not approved once its authority is suspended", async () => {
    propose({ pt: "Compre já!" });
    approve("Compre já!");
    decideWelcome(reviewer(), { decision: "remove", ...subject("Compre já!") });
    expect(await onPage("pt")).toBeNull();
    propose({ pt: "Bem-vindos." });
    db.$client.prepare("update organisation set state = 'suspended' where id = ?").run(authority.organisationId);
    expect(waiting()).toEqual([]);
    expect(() => approve("Bem-vindos.")).toThrow(NotFound);
  });

  it("is in the language that most readers know where it is not in theirs", async () => {
    propose({ ar: "أهلًا.", fr: "Bonjour." });
    approve("أهلًا.", "ar");
    approve("Bonjour.", "fr");
    expect((await onPage("en"))?.language).toBe("fr");
  });

  it("is written by owners of a verified local authority there, and decided in its scope", () => {
    const association = makeOrganisation(db);
    expect(() => propose({ pt: "Olá." }, association)).toThrow(NotFound);
    const unverified = makeOrganisation(db, { kind: "local_authority", isVerified: false });
    expect(() => propose({ pt: "Olá." }, unverified)).toThrow(NotFound);
    propose({ pt: "Bem-vindos." });
    const elsewhere = contextFor(db, { actor: makeCoordinator(db, { kind: "country", code: "FR" }).actor });
    expect(listWaitingWelcomes(elsewhere)).toEqual([]);
    expect(() => decideWelcome(elsewhere, { decision: "approve", ...subject("Bem-vindos.") })).toThrow(NotFound);
    const writer = contextFor(db, { actor: authority.actor });
    expect(() => decideWelcome(writer, { decision: "approve", ...subject("Bem-vindos.") })).toThrow(NotFound);
  });
});

describe("mails about the welcome of a city", () => {
  let mailbox: Mailbox;
  const clock = createClock();
  beforeEach(async () => {
    mailbox = await openMailbox();
  });
  afterEach(() => mailbox.close());
  const deliver = async () => {
    await deliverOutbox(deliveryTo(mailbox, { db, clock }));
    return mailbox.mails.map(({ to, parsed }) => [to, parsed.subject]);
  };

  it("tell the local authority that it is public, was not accepted and why, or was removed", async () => {
    propose({ pt: "Bem-vindos.", fr: "Achetez !" });
    approve("Bem-vindos.");
    decideWelcome(reviewer(), { decision: "refuse", ...subject("Achetez !", "fr"), reason: "C’est de la publicité." });
    const to = expect.stringContaining("@") as string;
    expect((await deliver()).sort()).toEqual([
      [to, "Your city’s words of welcome are public"],
      [to, "Your city’s words of welcome were not accepted"],
    ]);
    const texts = mailbox.mails.map(({ parsed }) => parsed.text ?? "").join("\n");
    expect(texts).toContain("Bem-vindos.");
    expect(texts).toContain("C’est de la publicité.");
    decideWelcome(reviewer(), { decision: "remove", ...subject("Bem-vindos.") });
    expect((await deliver()).at(-1)).toEqual([to, "Your city’s words of welcome are no longer public"]);
  });

  it("are not sent when the words were written anew, or emptied, before they went out", async () => {
    propose({ pt: "Compre já!" });
    decideWelcome(reviewer(), { decision: "refuse", ...subject("Compre já!"), reason: "É publicidade." });
    propose({ pt: "Bem-vindos." });
    approve("Bem-vindos.");
    propose({});
    expect(await deliver()).toEqual([]);
  });

  it("list it in the digest of the coordinator to whom it is offered, also when nothing else waits", async () => {
    propose({ pt: "Bem-vindos." });
    clock.advance(days(1));
    sweepWaitingMails(db, clock.now());
    expect(await deliver()).toEqual([[coordinator.email, "One item waits for you"]]);
    const { parsed } = mailbox.newestTo(coordinator.email);
    expect(parsed.text).toContain("Words of welcome from Lisbon\n  since yesterday");
    expect(parsed.text).toContain("/en/coordinate/welcomes");
  });
});
