import { deleteDraft } from "#app/domain/events/delete-event.server.ts";
import { getOwnPictures } from "#app/domain/pictures/get-own-pictures.server.ts";
import { getPictureFile } from "#app/domain/pictures/get-picture-file.server.ts";
import { pictureOutcome } from "#app/domain/pictures/picture-outcome.ts";
import { pictureFileName, pictureFormats, pictureWidths } from "#app/domain/model/picture.ts";
import type { PictureContext } from "#app/domain/pictures/picture-files.server.ts";
import { removePicture } from "#app/domain/pictures/remove-picture.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { sweepPictures } from "#app/domain/pictures/sweep-pictures.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { hours, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";
import { plain } from "../../support/pictures.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
let uploadsDir: string;
let file: Blob;
beforeEach(async () => {
  db = openWeek();
  ours = makeOrganisation(db);
  uploadsDir = mkdtempSync(join(tmpdir(), "week-uploads-"));
  file = new Blob([new Uint8Array(await plain(400, 300).jpeg().toBuffer())]);
});

const as = (actor: Actor): PictureContext => ({ ...contextFor(db, { actor }), uploadsDir });
const words = { alternativeText: "Uma mesa comprida na rua", credit: "Ana Silva" };
const set = (eventId: string, actor: Actor = ours.actor) => setPicture(as(actor), { eventId, file, ...words });
const picturesOf = (eventId: string) => getOwnPictures(as(ours.actor), eventId);
const event = (until: "draft" | "submitted" | "approved") =>
  makeEvent(db, { organisationId: ours.organisationId, until });
const filesOf = (...ids: (string | undefined)[]) =>
  ids
    .flatMap((id) => pictureWidths(400).flatMap((width) => pictureFormats.map((format) => [id ?? "", width, format])))
    .map(([id, width, format]) => pictureFileName(String(id), Number(width), format as "jpg"))
    .sort();
const files = () => readdirSync(uploadsDir).sort();
const version = () => programmeVersionReader(db)();
const setReview = (eventId: string, review: string) =>
  db.$client.prepare("update event set review = ? where id = ?").run(review, eventId);
const trust = () => db.$client.prepare("update organisation set trusted_at = 1 where id = ?").run(ours.organisationId);
const audited = () =>
  db.$client.prepare("select action, fields from audit_entry where action like '%picture' order by rowid").all();

describe("the picture of an event that is not public yet", () => {
  it("is its own at once, takes the place of the one before, and is a new version to decide on", async () => {
    const { eventId } = event("submitted");
    const before = findEvent(db, eventId)?.revision ?? 0;
    await set(eventId);
    const first = picturesOf(eventId);
    expect(first).toMatchObject({ proposed: null, outcome: "current", current: { ...words, width: 400, height: 300 } });
    await set(eventId);
    const second = picturesOf(eventId);
    expect(second.current?.id).not.toBe(first.current?.id);
    expect(files()).toEqual(filesOf(second.current?.id));
    expect(findEvent(db, eventId)?.revision).toBe(before + 2);
    expect(audited()).toEqual([1, 2].map(() => ({ action: "event.set-picture", fields: '["picture"]' })));
  });

  it("is left alone by a file that is none, and nothing of that file stays", async () => {
    const { eventId } = event("draft");
    await set(eventId);
    const { current } = picturesOf(eventId);
    await expect(setPicture(as(ours.actor), { eventId, file: new Blob(["<svg/>"]), ...words })).rejects.toThrow(
      Invalid,
    );
    expect(picturesOf(eventId).current).toEqual(current);
    expect(files()).toEqual(filesOf(current?.id));
  });
});

describe("the picture of an approved event", () => {
  it("is proposed, replaces what was proposed before, and leaves the public one and the programme as they are", async () => {
    const { eventId } = event("submitted");
    await set(eventId);
    setReview(eventId, "approved");
    const { current } = picturesOf(eventId);
    const [was, revision] = [version(), findEvent(db, eventId)?.revision];
    await set(eventId);
    await set(eventId);
    const now = picturesOf(eventId);
    expect(now).toMatchObject({ current, outcome: "proposed", proposed: words });
    expect(files()).toEqual(filesOf(current?.id, now.proposed?.id));
    expect([version(), findEvent(db, eventId)?.revision]).toEqual([was, revision]);
  });

  it("is its own at once where the organisation is trusted; what was proposed has gone", async () => {
    const { eventId } = event("approved");
    await set(eventId);
    trust();
    const was = version();
    await set(eventId);
    const now = picturesOf(eventId);
    expect(now).toMatchObject({ proposed: null, current: words });
    expect(files()).toEqual(filesOf(now.current?.id));
    expect(version()).toBe(was + 1);
  });

  it("goes at once when it is taken away, since somebody in it may ask for that; twice is once", async () => {
    const { eventId } = event("submitted");
    await set(eventId);
    setReview(eventId, "approved");
    await set(eventId);
    const { current, proposed } = picturesOf(eventId);
    const was = version();
    await removePicture(as(ours.actor), { eventId, pictureId: proposed?.id ?? "" });
    expect(version()).toBe(was);
    for (const _ of [1, 2]) await removePicture(as(ours.actor), { eventId, pictureId: current?.id ?? "" });
    expect(version()).toBe(was + 1);
    expect(picturesOf(eventId)).toMatchObject({ current: null, proposed: null });
    expect(files()).toEqual([]);
  });
});

it.each(["refused", "hidden"] as const)("is not set once the event was %s", async (review) => {
  expect(pictureOutcome(review, true)).toBeNull();
  const { eventId } = event("approved");
  setReview(eventId, review);
  await expect(set(eventId)).rejects.toThrow(Conflict);
});

it("is nobody's but the lead organisation's: a stranger finds no such event, and no such picture to take away", async () => {
  const { eventId } = event("draft");
  await set(eventId);
  const pictureId = picturesOf(eventId).current?.id ?? "";
  const other = makeOrganisation(db);
  const theirs = makeEvent(db, { organisationId: other.organisationId, until: "draft" });
  const coordinator = makeCoordinator(db, { kind: "network", code: "" });
  for (const actor of [other.actor, coordinator.actor, { kind: "anonymous" } as const]) {
    await expect(set(eventId, actor)).rejects.toThrow(NotFound);
    await expect(removePicture(as(actor), { eventId, pictureId })).rejects.toThrow(NotFound);
    expect(() => getOwnPictures(as(actor), eventId)).toThrow(NotFound);
  }
  await removePicture(as(other.actor), { eventId: theirs.eventId, pictureId });
  expect(picturesOf(eventId).current?.id).toBe(pictureId);
});

describe("a file", () => {
  const see = async (actor: Actor, name: string) =>
    getPictureFile(as(actor), name).then(
      (found) => (found.isPublic ? "public" : "private"),
      (error: unknown) => (error instanceof NotFound ? "none" : String(error)),
    );
  const anybody: Actor = { kind: "anonymous" };

  it("is for those who may see its picture now", async () => {
    const { eventId } = event("draft");
    await set(eventId);
    const name = `${picturesOf(eventId).current?.id}-320.jpg`;
    const near = makeCoordinator(db, { kind: "country", code: "PT" }).actor;
    const far = makeCoordinator(db, { kind: "country", code: "FR" }).actor;
    const other = makeOrganisation(db).actor;
    const all = async () => Promise.all([ours.actor, near, far, other, anybody].map((actor) => see(actor, name)));
    expect(await all()).toEqual(["private", "none", "none", "none", "none"]);
    setReview(eventId, "submitted");
    expect(await all()).toEqual(["private", "private", "none", "none", "none"]);
    setReview(eventId, "approved");
    expect(await all()).toEqual(["public", "public", "public", "public", "public"]);
    setReview(eventId, "hidden");
    expect(await all()).toEqual(["private", "private", "none", "none", "none"]);
  });

  it("of a proposed picture is not public", async () => {
    const { eventId } = event("approved");
    await set(eventId);
    const name = `${picturesOf(eventId).proposed?.id}-320.avif`;
    expect([await see(anybody, name), await see(ours.actor, name)]).toEqual(["none", "private"]);
  });

  it("is called exactly as we call it", async () => {
    const { eventId } = event("submitted");
    await set(eventId);
    setReview(eventId, "approved");
    const id = picturesOf(eventId).current?.id ?? "";
    for (const name of [`${id}-400.jpg`, `${id}-320.avif`]) expect(await see(anybody, name)).toBe("public");
    const wrong = [
      `${id}-800.jpg`,
      `${id}-0400.jpg`,
      `${id}-400.jpeg`,
      `${id}-400.svg`,
      `${id.toUpperCase()}-400.jpg`,
      `${randomUUID()}-400.jpg`,
      `../${id}-400.jpg`,
      `${id}-400.jpg/..`,
      `${id}-400.jpg\n`,
      `${id}-400.jpg\0.png`,
      "",
    ];
    for (const name of wrong) expect([name, await see(anybody, name)]).toEqual([name, "none"]);
  });
});

it("sweeps files that belong to no event, after an hour, and no others", async () => {
  const [kept, gone] = [event("draft"), event("draft")];
  await set(kept.eventId);
  await set(gone.eventId);
  deleteDraft(contextFor(db, { actor: ours.actor }), { eventId: gone.eventId });
  const own = filesOf(picturesOf(kept.eventId).current?.id);
  for (const name of [`${randomUUID()}.part`, "README"]) writeFileSync(join(uploadsDir, name), "x");
  const touchAll = (at: number) => {
    for (const name of files()) utimesSync(join(uploadsDir, name), at / 1000, at / 1000);
  };
  touchAll(testNow);
  expect(sweepPictures(db, uploadsDir, plus(testNow, hours(1)))).toBe(0);
  expect(sweepPictures(db, uploadsDir, plus(testNow, hours(1) + 1))).toBe(own.length + 1);
  expect(files()).toEqual([...own, "README"].sort());
  expect(sweepPictures(db, join(uploadsDir, "nowhere"), testNow)).toBe(0);
});

it("keeps nothing of a picture whose event was deleted while it was made", async () => {
  const { eventId } = event("draft");
  const writing = set(eventId);
  deleteDraft(contextFor(db, { actor: ours.actor }), { eventId });
  await expect(writing).rejects.toThrow(NotFound);
  expect(files()).toEqual([]);
});
