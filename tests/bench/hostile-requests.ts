import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import sharp from "sharp";
import { bombPng, noise } from "../support/pictures.ts";

export type Sent = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Send the body without a Content-Length. */
  isChunked?: boolean;
  cookie?: string | undefined;
};
export type Answered = { status: number; text: string };
/** @returns status 0 where the connection was closed without an answer */
export type Ask = (path: string, sent?: Sent) => Promise<Answered>;
export type Send = (path: string, sent?: Sent) => Promise<number>;
export type Stage = {
  ask: Ask;
  send: Send;
  port: number;
  /** Slugs of public events, the next one first. */
  slugs: readonly string[];
  dateId: string;
  /** `newcomer`: an account registered a minute ago; `member`: one of a verified organisation. */
  newcomer: Workspace;
  member: Workspace;
  coordinator: { cookie: string; revisedEventId: string };
};
export type Workspace = { cookie: string; organisationId: string; organisation: string; draftId: string };

export type Attack = {
  who: "visitor" | "newcomer" | "member" | "coordinator";
  what: string;
  run: (stage: Stage) => Promise<readonly number[]>;
  /** The attack consists of many requests at once; the waits of others are reported, but have no limit. */
  isCrowd?: true;
  /** The attack uploads a file, which an account may do only a few times an hour. */
  isUpload?: true;
};

const urlencoded = { "Content-Type": "application/x-www-form-urlencoded" };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const single = (who: Attack["who"], what: string, ask: (stage: Stage) => Promise<number>): Attack => ({
  who,
  what,
  run: async (stage) => [await ask(stage)],
});
const post = (what: string, path: string | ((stage: Stage) => string), body: string, sent: Sent = {}): Attack =>
  single("visitor", what, (stage) =>
    stage.send(typeof path === "string" ? path : path(stage), {
      method: "POST",
      body,
      ...sent,
      headers: { ...urlencoded, ...sent.headers },
    }),
  );
const get = (what: string, path: string | ((stage: Stage) => string), headers: Record<string, string> = {}): Attack =>
  single("visitor", what, (stage) => stage.send(typeof path === "string" ? path : path(stage), { headers }));

const joinOf = ({ slugs }: Stage) => `/en/events/${slugs[0]}/join`;
const reportOf = ({ slugs }: Stage) => `/en/events/${slugs[0]}/report`;
const boundary = "----------------------------hostile";
const multipart = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
const part = (name: string, value: string, file?: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ""}\r\n\r\n${value}\r\n`;

function upload(fields: Record<string, string>, file: Buffer): Buffer {
  const before = Object.entries(fields).map(([name, value]) => part(name, value));
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n`;
  return Buffer.concat([Buffer.from(before.join("") + head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

const bodies: readonly Attack[] = [
  post("2 million `a&`", "/en/organise/events/new", "a&".repeat(2_000_000)),
  post("2 million `a&`, length not said", "/en/organise/import", "a&".repeat(2_000_000), { isChunked: true }),
  post("200,000 `a&`, as much as may come", "/en/organise/profile", "a&".repeat(199_999)),
  post("50,000 `&`", "/en/sign-in", "&".repeat(99_999)),
  post("one field of 100 kB", reportOf, `text=${"a".repeat(99_000)}&kind=other`),
  post("30,000 escapes", reportOf, `text=${"%41".repeat(33_000)}&kind=other`),
  post("a name of 100 kB", "/en/sign-in", "a".repeat(99_999)),
  post(
    "1,200 names to build lists of",
    "/en/sign-in",
    Array.from({ length: 1_200 }, (_, n) => `a[${n % 100}].b[99].c[99]=x`).join("&"),
  ),
  post("a list of 4 thousand million", "/en/sign-in", "a[4294967294]=x"),
  post("an intent of 50,000 brackets", joinOf, `__intent__=${"[".repeat(50_000)}${"]".repeat(49_000)}`),
  post("JSON of 50,000 brackets", "/en/sign-in", "[".repeat(50_000) + "]".repeat(49_000), {
    headers: { "Content-Type": "application/json" },
  }),
  post("10,000 empty parts", "/en/register", part("a", "").repeat(1_000), { headers: multipart }),
  post("a part without end", "/en/register", `--${boundary}\r\n${"x: y\r\n".repeat(15_000)}`, { headers: multipart }),
  post("dashes that nearly end a part", "/en/register", part("a", `\r\n--${boundary.slice(0, -1)}`.repeat(2_500)), {
    headers: multipart,
  }),
];

const words = Array.from({ length: 1_500 }, (_, n) => `s${n}`).join("+");
const searches: readonly Attack[] = [
  get("a search of 1,500 words", `/en/programme?q=${words}`),
  get("a search of one letter", "/en/programme?q=a"),
  get("a search of 12 kB in one word", `/en/programme?q=${"a".repeat(12_000)}`),
  get("a search of operators", `/en/programme?q=${encodeURIComponent('NEAR(a b) OR "* - ^ col:'.repeat(150))}`),
  get("a search of wild cards", `/en/programme?q=${"a*+".repeat(3_000)}`),
  get("a search of combining marks", `/en/programme?q=${encodeURIComponent(`a${"\u0301".repeat(2_000)}`)}`),
  get("a search for what all have", "/en/programme?q=de&page=83"),
  get("1,000 themes", `/en/programme?${"theme=solidarity&".repeat(800)}`),
  get("a page far away", "/en/programme?page=999999999"),
  get("the whole programme in a calendar, by words", "/calendar/en.ics?q=a"),
  get("the whole programme in a feed, by words", "/feed/en.atom?q=a"),
  get("the whole programme in a feed", "/feed/en.json"),
  get("200 events through the API", "/api/v1/events?limit=200&q=a"),
  get("the API with 800 parameters", `/api/v1/events?${"theme=x&".repeat(800)}`),
  get("a search without a page", "/en/programme.data?q=a"),
  get("a search in a frame", "/embed/en?q=a"),
  get("all addresses", "/sitemap.xml"),
  get("all cities on a map", "/api/v1/cities.geojson"),
];

const heads: readonly Attack[] = [
  get("15 kB of cookies", "/en/sign-in", { Cookie: "a=b; ".repeat(3_000) }),
  get("sessions made up", "/en/organise", { Cookie: `ww_session=${"a.".repeat(3_000)}; `.repeat(2) }),
  get("15 kB of languages", "/", { "Accept-Language": "fr;q=0.1,".repeat(1_700) }),
  get("15 kB of encodings", "/en", { "Accept-Encoding": "gzip;q=0.1,".repeat(1_300) }),
  get("15 kB of entity tags", "/en", { "If-None-Match": 'W/"a",'.repeat(2_500) }),
  get("15 kB of ranges", "/robots.txt", { Range: `bytes=${"0-1,".repeat(3_500)}` }),
  get("15 kB of proxies", "/en/sign-in", { "X-Forwarded-For": "1.2.3.4,".repeat(1_900) }),
  get("150 headers", "/en/sign-in", Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`X-${n}`, "y"]))),
  get("an address of 15 kB", `/en/${"a/".repeat(7_000)}`),
  get("an address of 15 kB in escapes", `/en/${"%2e%2e%2f".repeat(1_600)}`),
  get("a slug of 15 kB", `/en/events/${"a-".repeat(7_000)}`),
];

const signUp = (what: string, fields: Record<string, string>) =>
  single("visitor", what, (stage) =>
    stage.send(joinOf(stage), {
      method: "POST",
      headers: urlencoded,
      body: form({ dateId: stage.dateId, requestId: randomUUID(), partySize: "1", ...fields }),
    }),
  );
const signUps: readonly Attack[] = [
  signUp("a sign-up with a name of marks", { nickname: `a${"\u0301\u200D\u202E".repeat(2_500)}` }),
  signUp("a sign-up with an address of 90 kB", { email: `${"a.".repeat(22_000)}@${"b.".repeat(22_000)}c` }),
  post("a report of 90 kB of addresses", reportOf, form({ kind: "other", text: "a@b.".repeat(20_000) })),
  post("an organisation with a name of 90 kB", "/en/register", form({ name: "а".repeat(16_000) })),
];

const crowds: readonly Attack[] = [
  {
    who: "visitor",
    what: "100 preview pictures",
    isCrowd: true,
    run: ({ send, slugs }) => Promise.all(slugs.slice(0, 100).map((slug) => send(`/events/${slug}/preview.jpg`))),
  },
  {
    who: "visitor",
    what: "800 connections that ask for a page made anew",
    isCrowd: true,
    run: ({ send }) => Promise.all(Array.from({ length: 800 }, (_, n) => send(`/en/sign-in?x=${n}`))),
  },
  { who: "visitor", what: "800 connections that say nothing", run: ({ port }) => openAll(port, 800, "") },
  {
    who: "visitor",
    what: "400 bodies that never come",
    isCrowd: true,
    run: ({ port }) =>
      openAll(
        port,
        400,
        "POST /en/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 90000\r\n\r\na=",
      ),
  },
  {
    who: "visitor",
    what: "400 heads that never end",
    run: ({ port }) => openAll(port, 400, "GET /en HTTP/1.1\r\nHost: x\r\nX: "),
  },
];

/** Open `count` connections, send the same words on each, and one more byte every 200 ms for a second. */
async function openAll(port: number, count: number, words: string): Promise<number[]> {
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.on("data", () => {});
    socket.write(words);
    return socket;
  });
  for (let turn = 0; turn < 5; turn += 1) {
    await wait(200);
    if (words) for (const socket of sockets) socket.write("a");
  }
  for (const socket of sockets) socket.destroy();
  return [];
}

const header = "external_id,title,summary,language,theme,format,city,country,start,end,organisation";
const tables: readonly [string, string][] = [
  ["200 kB of newlines as a table", "\n".repeat(200_000)],
  ["3.9 MB of newlines as a table", "\n".repeat(3_900_000)],
  ["a header of 1.9 million columns", ",".repeat(1_900_000)],
  ["a quoted cell without end", `${header}\n"${"a".repeat(3_800_000)}`],
  ["3.8 MB of quotation marks", `${header}\n${'"'.repeat(3_800_000)}`],
  ["a million rows too narrow", `${header}\n${"x\n".repeat(1_000_000)}`],
  ["rows too wide", `${header}\n${`${",".repeat(2_000)}\n`.repeat(1_800)}`],
  ["1,000 rows with a fault in each cell", `${header}\n${`${"<b>,".repeat(11)}\n`.repeat(1_000)}`],
  [
    "rows with texts of 10,000 marks",
    `${header},description\n${`1,a,b,fr,c,d,e,f,g,h,i,${"a\u0301".repeat(5_000)}\n`.repeat(180)}`,
  ],
];
const uploadTo = (who: "newcomer" | "member", what: string, intent: string, file: string): Attack => ({
  ...single(who, what, (stage) =>
    stage.send("/en/organise/import", {
      method: "POST",
      headers: multipart,
      cookie: stage[who].cookie,
      body: upload({ intent, organisationId: stage[who].organisationId }, Buffer.from(file)),
    }),
  ),
  isUpload: true,
});
const calendarOf = (lines: readonly string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const entry = (uid: string, lines: readonly string[]) => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  "DTSTART:20261219T180000Z",
  "DTEND:20261219T190000Z",
  "SUMMARY:x",
  ...lines,
  "END:VEVENT",
];
const calendars: readonly [string, string][] = [
  ["a calendar nested 50,000 times", calendarOf(Array.from({ length: 50_000 }, () => "BEGIN:VEVENT"))],
  ["every second for ever", calendarOf(entry("1", ["RRULE:FREQ=SECONDLY"]))],
  ["the 30th of February for ever", calendarOf(entry("1", ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"]))],
  [
    "500 rules of every minute",
    calendarOf(Array.from({ length: 500 }, (_, n) => entry(String(n), ["RRULE:FREQ=MINUTELY"])).flat()),
  ],
  [
    "a rule with 100,000 exceptions",
    calendarOf(entry("1", ["RRULE:FREQ=DAILY", `EXDATE:${"20261220T180000Z,".repeat(100_000)}`])),
  ],
  ["a line of 1.9 MB", calendarOf(entry("1", [`DESCRIPTION:${"<b>&amp;\\n".repeat(200_000)}`]))],
  ["500,000 folds", calendarOf(entry("1", [`DESCRIPTION:${"a\r\n ".repeat(450_000)}`]))],
  ["30,000 entries", calendarOf(Array.from({ length: 20_000 }, (_, n) => entry(String(n), [])).flat())],
  [
    "5,000 time zones",
    calendarOf(
      Array.from({ length: 5_000 }, (_, n) => [
        "BEGIN:VTIMEZONE",
        `TZID:${n}`,
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "RRULE:FREQ=YEARLY",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "END:VTIMEZONE",
      ]).flat(),
    ),
  ],
];

const picture = (who: "newcomer" | "member", what: string, file: () => Promise<Buffer> | Buffer): Attack => ({
  ...single(who, what, async (stage) =>
    stage.send(`/en/organise/events/${stage[who].draftId}/picture`, {
      method: "POST",
      headers: multipart,
      cookie: stage[who].cookie,
      body: upload({ intent: "set", alternativeText: "x", credit: "" }, await file()),
    }),
  ),
  isUpload: true,
});
const images: readonly Attack[] = [
  picture("newcomer", "a picture that says 60,000 × 60,000", () => bombPng(60_000, 60_000)),
  picture("newcomer", "a plain picture of 10,000 × 4,000", () =>
    sharp({ create: { width: 10_000, height: 4_000, channels: 3, background: "#000" } })
      .png()
      .toBuffer(),
  ),
  picture("newcomer", "noise of 2,000 × 1,500", () => noise(2_000, 1_500).jpeg({ quality: 80 }).toBuffer()),
  picture("newcomer", "10 MB that are no picture", () => Buffer.alloc(10_000_000, 1)),
];

type Typed = { who: "newcomer" | "member"; eventOf: (stage: Stage) => string; part: string; verb?: "edit" | "keep" };

/** Send one part of the event form, with the version of its page opened just before. */
const type = ({ who, eventOf, part, verb = "edit" }: Typed, what: string, fields: () => string) =>
  single(who, what, async (stage) => {
    const { cookie } = stage[who];
    const path = `/en/organise/events/${eventOf(stage)}`;
    const page = await stage.ask(`${path}/edit/${part}`, { cookie });
    const version = /name="version" value="([^"]*)"/.exec(page.text)?.[1];
    if (version === undefined) throw new Error(`no form at ${path}/edit/${part}: ${page.status}`);
    const body = `version=${version}&${fields()}`;
    return stage.send(`${path}/${verb}/${part}`, { method: "POST", headers: urlencoded, cookie, body });
  });
const draft = (part: string): Typed => ({ who: "newcomer", eventOf: (stage) => stage.newcomer.draftId, part });
const revised: Typed = { who: "member", eventOf: (stage) => stage.coordinator.revisedEventId, part: "what" };
const datesOf = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `dates[${n}].day=2026-12-19&dates[${n}].startTime=18:00&dates[${n}].endTime=19:00`,
  ).join("&");
const text = (description: string) =>
  form({
    language: "en",
    title: "Lunch",
    summary: "A lunch",
    description,
    themes: "solidarity",
    format: "community_meal",
  });
const texts: readonly Attack[] = [
  type(draft("what"), "a description of 10,000 characters", () => text("soup and bread ".repeat(666))),
  type(draft("what"), "a description of 10,000 marks", () => text("a\u0301".repeat(5_000))),
  type(draft("what"), "a description as long as may come", () => text("a ".repeat(199_000))),
  type(draft("what"), "a description of as many lines", () => text("\n".repeat(66_000))),
  type(draft("what"), "a description of 0.99 MB", () => text("a ".repeat(495_000))),
  type(draft("what"), "a description of 2 MB", () => text("a ".repeat(1_000_000))),
  type(draft("when"), "60 dates", () => datesOf(60)),
  type(draft("when"), "100 dates", () => datesOf(100)),
  type(
    draft("when"),
    "1,200 days at the same times",
    () => `${datesOf(1)}&${"dates[0].day=2026-12-19&".repeat(1_190)}`,
  ),
  type(revised, "another text of 10,000 characters, revised", () => text("bread soup and ".repeat(666))),
  type({ ...revised, verb: "keep" }, "a text of 10,000 characters, kept while typing", () => text("ba".repeat(5_000))),
  single("coordinator", "the difference between two texts of 10,000 characters", (stage) =>
    stage.send(`/en/coordinate/events/${stage.coordinator.revisedEventId}`, { cookie: stage.coordinator.cookie }),
  ),
  single("coordinator", "a spelling mended in all of 10,000 characters", (stage) =>
    stage.send(`/en/coordinate/events/${stage.coordinator.revisedEventId}/mend/en`, {
      method: "POST",
      headers: urlencoded,
      cookie: stage.coordinator.cookie,
      body: form({ revision: "1", title: "Lunch", summary: "A lunch", description: "ba".repeat(5_000) }),
    }),
  ),
];

/** All attacks: by a visitor, by a new account, and by a member of a verified organisation. */
export const attacks: readonly Attack[] = [
  ...bodies,
  ...searches,
  ...heads,
  ...signUps,
  ...crowds,
  ...tables.map(([what, file]) => uploadTo("newcomer", what, "check", file)),
  ...calendars.map(([what, file]) => uploadTo("member", what, "calendar", file)),
  ...images,
  ...texts,
];
