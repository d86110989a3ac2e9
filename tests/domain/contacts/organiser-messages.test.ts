import { deleteAccount } from "#app/domain/accounts/delete-account.server.ts";
import { emptyContactFilter, contactQuery, type ContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { listContacts } from "#app/domain/contacts/list-contacts.server.ts";
import { getOrganiserMessage, listOrganiserMessages } from "#app/domain/contacts/list-organiser-messages.server.ts";
import { getMessageCheck, getMessageDraft, saveMessageDraft } from "#app/domain/contacts/message-draft.server.ts";
import { sendOrganiserMessage } from "#app/domain/contacts/send-organiser-message.server.ts";
import { findMessageChoice, stopOrganiserMessages } from "#app/domain/contacts/stop-organiser-messages.server.ts";
import { saveInstanceSetting } from "#app/domain/instance/save-instance-setting.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { listAudit } from "#db/queries/audit.server.ts";
import { mergeAccounts } from "#db/queries/merge-accounts.server.ts";
import { addMember } from "#db/queries/organisations.server.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type TestClock, testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";
import { deliveryTo, type Mailbox, openMailbox } from "#tests/support/mailbox.ts";
import { queued } from "#tests/support/seats.ts";

let db: OpenDatabase;
let clock: TestClock;
let mailbox: Mailbox;
let portugal: ReturnType<typeof makeCoordinator>;
beforeEach(async () => {
  db = openWeek();
  clock = createClock();
  mailbox = await openMailbox();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
});
afterEach(() => mailbox.close());

type Who = Pick<typeof portugal, "actor">;
const as = (who: Who) => contextFor(db, { actor: who.actor, now: clock.now() });
const none = { en: "", fr: "", es: "", pt: "", ar: "" };
const inPortuguese = { subject: { ...none, pt: "Programa aberto" }, text: { ...none, pt: "Olá a todas e a todos!" } };
const save = (typed: Partial<typeof inPortuguese> = {}, filter: Partial<ContactFilter> = {}, who: Who = portugal) =>
  saveMessageDraft(as(who), { ...inPortuguese, ...typed, filter: contactQuery({ ...emptyContactFilter, ...filter }) });
const check = (who: Who = portugal) => {
  const found = getMessageCheck(as(who));
  if (!found) throw new Error("there is no draft");
  return found;
};
const seen = (who: Who = portugal) => {
  const { id, savedAt, readers } = check(who);
  return { messageId: id, savedAt, readers: readers.count };
};
const send = (which = seen(), who: Who = portugal) => sendOrganiserMessage(as(who), which);
const speak = (email: string, language: Language) =>
  db.$client.prepare("update account set language = ? where email = ?").run(language, email);
const organiser = (email: string, language: Language = "pt", city = "lisboa") => {
  const made = makeOrganisation(db, { contactEmail: email, city });
  speak(email, language);
  return made;
};
const deliver = async () => {
  await deliverOutbox(deliveryTo(mailbox, { db, clock }));
  return mailbox.mails.map(({ to }) => to).sort();
};
const tokenOf = (email: string) =>
  db.$client
    .prepare("select token from organiser_mail_choice join account on account.id = account_id where email = ?")
    .pluck()
    .get(email) as string;
const faultOf = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return (error as { faults?: unknown }).faults;
  }
  return null;
};

describe("a message to organisers", () => {
  it("reaches everybody in the scope once, in their language, else in the first that is written", async () => {
    const bia = organiser("bia@example.org", "pt");
    const second = organiser("other@example.org", "fr");
    addMember(db, {
      organisationId: second.organisationId,
      accountId: bia.actor.accountId,
      role: "owner",
      createdAt: testNow,
    });
    organiser("salma@example.net", "ar");
    organiser("tunis@example.org", "ar", "tunis");
    save({
      subject: { ...inPortuguese.subject, fr: "Programme ouvert" },
      text: { ...inPortuguese.text, fr: "Bonjour" },
    });
    expect(check()).toMatchObject({
      readers: { count: 3, unwilling: 0 },
      written: ["fr", "pt"],
      missing: ["en", "es", "ar"],
      deliveries: [
        { language: "fr", count: 1, gets: "fr" },
        { language: "pt", count: 1, gets: "pt" },
        { language: "ar", count: 1, gets: "fr" },
      ],
    });
    send();
    expect(await deliver()).toEqual(["bia@example.org", "other@example.org", "salma@example.net"]);
    expect(mailbox.newestTo("bia@example.org").parsed).toMatchObject({ subject: "Programa aberto" });
    expect(mailbox.newestTo("bia@example.org").parsed.text).toContain("coordenação (Portugal)");
    const salma = mailbox.newestTo("salma@example.net").parsed;
    expect(salma.subject).toBe("Programme ouvert");
    expect(salma.text).toContain("بلغة أخرى: Français");
    expect(salma.text).not.toContain(portugal.email);
  });

  it("is sent once, however often the form is sent", async () => {
    organiser("bia@example.org");
    save();
    const form = seen();
    send(form);
    send(form);
    expect(await deliver()).toEqual(["bia@example.org"]);
    expect(listOrganiserMessages(as(portugal))).toHaveLength(1);
    expect(getMessageDraft(as(portugal))).toBeNull();
  });

  it("can be stopped with one click, which leaves mail about own events alone", async () => {
    mailbox.mails.length = 0;
    const bia = organiser("bia@example.org");
    organiser("rui@example.org");
    save();
    send();
    await deliver();
    const { parsed, raw } = mailbox.newestTo("bia@example.org");
    const url = `https://week.test/u/organisers/${tokenOf("bia@example.org")}`;
    expect(parsed.text).toContain(url);
    expect(raw).toContain(`List-Unsubscribe: <${url}>`);
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(raw).toContain("List-ID: <organisers.week.test>");
    stopOrganiserMessages(as(portugal), { token: tokenOf("bia@example.org"), isStopped: true });
    stopOrganiserMessages(as(portugal), { token: "unknown", isStopped: true });
    clock.advance(1000);
    save();
    expect(check().readers).toMatchObject({ count: 1, unwilling: 1 });
    expect(listContacts(as(portugal), emptyContactFilter).readers).toMatchObject({ count: 1, unwilling: 1 });
    send();
    mailbox.mails.length = 0;
    expect(await deliver()).toEqual(["rui@example.org"]);
    expect(listOrganiserMessages(as(portugal))[0]).toMatchObject({ readers: 1, unwilling: 1 });
    makeEvent(db, { organisationId: bia.organisationId, contactEmail: "bia@example.org" });
    expect(await deliver()).toContain("bia@example.org");
    stopOrganiserMessages(as(portugal), { token: tokenOf("bia@example.org"), isStopped: false });
    expect(findMessageChoice(as(portugal), tokenOf("bia@example.org"))).toEqual({ isStopped: false, language: "pt" });
  });

  it("is dropped for who stopped such messages, or left, before it was delivered", async () => {
    organiser("bia@example.org");
    const rui = organiser("rui@example.org");
    organiser("eva@example.org");
    save();
    send();
    stopOrganiserMessages(as(portugal), { token: tokenOf("bia@example.org"), isStopped: true });
    db.$client.prepare("delete from membership where account_id = ?").run(rui.actor.accountId);
    expect(await deliver()).toEqual(["eva@example.org"]);
  });

  it("names the contact of the coordination for answers", async () => {
    organiser("bia@example.org");
    const network = makeCoordinator(db, { kind: "network", code: "" });
    saveInstanceSetting(as(network), { setting: "contact", texts: { zxx: "ola@week.test" } });
    save();
    send();
    await deliver();
    expect(mailbox.newestTo("bia@example.org").parsed.replyTo?.text).toBe("ola@week.test");
  });

  it("goes to suspended organisations only where they were asked for", async () => {
    const { organisationId } = organiser("bia@example.org");
    organiser("rui@example.org");
    decideOrganisation(as(portugal), { organisationId, decision: "suspend", reason: "Queixas" });
    save();
    expect(check().readers.count).toBe(1);
    save({}, { state: "suspended" });
    expect(check().deliveries).toEqual([{ language: "pt", count: 1, gets: "pt" }]);
  });
});

describe("sending a message to organisers", () => {
  it("is for those who hold a scope, and never reaches another country", () => {
    organiser("bia@example.org");
    const france = makeCoordinator(db, { kind: "country", code: "FR" });
    save({}, {}, france);
    expect(check(france).readers.count).toBe(0);
    expect(faultOf(() => send(seen(france), france))).toMatchObject({ "": { key: "noReaders" } });
    save();
    expect(() => sendOrganiserMessage(as(france), seen())).toThrow(NotFound);
    expect(() => save({}, {}, makeOrganisation(db))).toThrow(NotFound);
    expect(queued(db, "organiser_message")).toBe(0);
  });

  it("sends only what was seen", () => {
    organiser("bia@example.org");
    save();
    const form = seen();
    organiser("rui@example.org");
    expect(faultOf(() => send(form))).toEqual({ "": { key: "readersChanged", values: { count: 2 } } });
    clock.advance(1000);
    save({ text: { ...none, pt: "Outra coisa" } });
    expect(faultOf(() => send({ ...form, readers: 2 }))).toEqual({ "": { key: "changedSinceShown" } });
    expect(queued(db, "organiser_message")).toBe(0);
  });

  it("is limited to three messages in a day", () => {
    organiser("bia@example.org");
    for (let times = 0; times < 3; times += 1) {
      save();
      send();
    }
    save();
    expect(check().left).toBe(0);
    expect(faultOf(() => send())).toEqual({ "": { key: "enoughMessagesToday", values: { max: 3 } } });
    clock.advance(hours(25));
    send();
    expect(queued(db, "organiser_message")).toBe(4);
  });

  it("needs a text, and keeps one draft for each account", () => {
    expect(faultOf(() => save({ subject: none, text: none }))).toEqual({ "": { key: "noMessageWritten" } });
    save();
    save({ subject: { ...none, fr: "Bonjour" }, text: { ...none, fr: "Voilà" } }, { country: "PT" });
    expect(getMessageDraft(as(portugal))).toMatchObject({
      filter: "country=PT",
      texts: { fr: { subject: "Bonjour", text: "Voilà" } },
    });
    expect(Object.keys(getMessageDraft(as(portugal))?.texts ?? {})).toEqual(["fr"]);
    expect(getMessageDraft(as(makeCoordinator(db, { kind: "network", code: "" })))).toBeNull();
  });

  it("stands in the log with the number of readers, and can be read by those of the same scope", () => {
    organiser("bia@example.org");
    save({}, { country: "PT" });
    send();
    const [message] = listOrganiserMessages(as(portugal));
    const about = { action: "organiser-message.send", accountId: null, subjectId: null, from: null, until: null };
    expect(listAudit(db, { ...about, before: null, limit: 9 })).toMatchObject([
      { accountId: portugal.actor.accountId, subjectId: message?.id, fields: ["readers=1", "country=PT"] },
    ]);
    const colleague = makeCoordinator(db, { kind: "country", code: "PT" });
    expect(getOrganiserMessage(as(colleague), message?.id ?? "")).toMatchObject({
      isOwn: false,
      senders: ["Portugal"],
      byLanguage: [{ language: "pt", count: 1 }],
      written: [{ language: "pt", subject: "Programa aberto", text: "Olá a todas e a todos!" }],
    });
    expect(listOrganiserMessages(as(makeCoordinator(db, { kind: "network", code: "" })))).toHaveLength(1);
    const france = makeCoordinator(db, { kind: "country", code: "FR" });
    expect(listOrganiserMessages(as(france))).toEqual([]);
    expect(() => getOrganiserMessage(as(france), message?.id ?? "")).toThrow(NotFound);
  });
});

describe("an account", () => {
  const choices = () => db.$client.prepare("select stopped_at from organiser_mail_choice").pluck().all();

  it("takes the choice with it when it is erased, and its draft; what was sent stays without an author", async () => {
    const bia = organiser("bia@example.org");
    makeCoordinator(db, { kind: "network", code: "" });
    save();
    send();
    save();
    deleteAccount(as(bia));
    expect(choices()).toEqual([]);
    expect(await deliver()).not.toContain("bia@example.org");
    deleteAccount(as(portugal));
    expect(db.$client.prepare("select author_id, sent_at from organiser_message").all()).toEqual([
      { author_id: null, sent_at: testNow },
    ]);
  });

  it("keeps the messages stopped when it is merged with another that never stopped them", () => {
    const bia = organiser("bia@example.org");
    const rui = organiser("rui@example.org");
    save();
    send();
    stopOrganiserMessages(as(portugal), { token: tokenOf("bia@example.org"), isStopped: true });
    mergeAccounts(db, { from: bia.actor.accountId, into: rui.actor.accountId });
    expect(choices()).toEqual([testNow]);
    expect(actorOf(db, "rui@example.org").memberships).toHaveLength(2);
  });
});
