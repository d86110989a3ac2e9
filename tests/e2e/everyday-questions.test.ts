import { instantFrom } from "#app/domain/time/zoned-time.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { demoDatabase } from "../support/database.ts";

type Language = "fr" | "ar";
type Facts = {
  city: string;
  format: string;
  attendance: string;
  access: string[];
  languages: string[];
  days: string[];
};
type Question = {
  /** Place and day in the finder of the home page, or a shortcut beside it. */
  begin: { near?: Record<Language, string>; when?: string } | { shortcut: string };
  filter?: { q?: Record<Language, string>; choices?: [name: string, value: string][] };
  answers: (facts: Facts) => boolean;
};

/** Sunday 20 December 2026, the third day of the edition, in the morning. */
const today = "2026-12-20";

const questions: Record<string, Question> = {
  "a meal with children in Dakar": {
    begin: { near: { fr: "dakar", ar: "داكار" } },
    filter: {
      choices: [
        ["access", "children_welcome"],
        ["format", "community_meal"],
      ],
    },
    answers: ({ city, format, access }) =>
      city === "dakar" && format === "community_meal" && access.includes("children_welcome"),
  },
  "who speaks Arabic about papers in Strasbourg": {
    begin: { near: { fr: "Strasbourg", ar: "ستراسبورغ" } },
    filter: { q: { fr: "démarches", ar: "استشارة قانونية" }, choices: [["language", "ar"]] },
    answers: ({ city, format, languages }) =>
      city === "strasbourg" && format === "legal_clinic" && languages.includes("ar"),
  },
  "what can I still join today in Dakar": {
    begin: { near: { fr: "Dakar", ar: "داكار" }, when: "today" },
    filter: { choices: [["seats", "1"]] },
    answers: ({ city, days }) => city === "dakar" && days.includes(today),
  },
  "something without steps in Grenoble": {
    begin: { near: { fr: "grenoble", ar: "غرونوبل" } },
    filter: { choices: [["access", "step_free"]] },
    answers: ({ city, access }) => city === "grenoble" && access.includes("step_free"),
  },
  "where children are welcome this weekend in Lisbon": {
    begin: { near: { fr: "lisbonne", ar: "لشبونة" }, when: "weekend" },
    filter: { choices: [["access", "children_welcome"]] },
    answers: ({ city, access, days }) =>
      city === "lisboa" && access.includes("children_welcome") && days.includes(today),
  },
  "where there is sign language": {
    begin: { shortcut: "access=sign_language" },
    answers: ({ access }) => access.includes("sign_language"),
  },
  "what I can follow from home": {
    begin: { shortcut: "attendance=" },
    answers: ({ attendance }) => attendance !== "in_person",
  },
  "a free meal in Sfax where Arabic is spoken": {
    begin: { near: { fr: "sfax", ar: "صفاقس" } },
    filter: {
      choices: [
        ["access", "free"],
        ["language", "ar"],
        ["format", "community_meal"],
      ],
    },
    answers: ({ city, format, access, languages }) =>
      city === "sfax" && format === "community_meal" && access.includes("free") && languages.includes("ar"),
  },
  "music in São Paulo": {
    begin: { near: { fr: "sao paulo", ar: "ساو باولو" } },
    filter: { q: { fr: "concert", ar: "حفل موسيقي" } },
    answers: ({ city, format }) => city === "sao-paulo" && format === "concert",
  },
  "something for women only in Lisbon": {
    begin: { near: { fr: "Lisbonne", ar: "لشبونة" } },
    filter: { choices: [["access", "women_only"]] },
    answers: ({ city, access }) => city === "lisboa" && access.includes("women_only"),
  },
};

let app: TestApp;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
beforeAll(async () => {
  app = await createApp({ db: demoDatabase(), isDemo: true });
  app.clock.advance(instantFrom(`${today}T07:00:00Z`) - app.clock.now());
  server = await startServer(app, { isOrigin: true });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Open what hides an element, then check it. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const box = page.locator(`input[name="${name}"][value="${value}"]`);
  await openAround(page, `input[name="${name}"][value="${value}"]`);
  await box.check();
}

async function openAround(page: Page, selector: string): Promise<void> {
  const closed = page.locator(`details:not([open]):has(${selector}) > summary:visible`);
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Go from the home page to the event that answers a question. @returns its facts, and the number of pages loaded */
async function find(page: Page, language: Language, question: Question): Promise<{ facts: Facts; actions: number }> {
  let actions = 0;
  const load = async (act: () => Promise<void>) => {
    await Promise.all([page.waitForEvent("load"), act()]);
    actions += 1;
  };
  await page.goto(`${server.url}/${language}`);
  await load(await beginning(page, language, question));
  if (question.filter) {
    await chooseAll(page, language, question.filter);
    await load(() => page.click(".filters > button"));
  }
  expect(await page.locator("#results .card-title a").count(), page.url()).toBeGreaterThan(0);
  await load(() => page.locator("#results .card-title a").first().click());
  return { facts: factsOf(decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "")), actions };
}

/** Fill the finder, or find the shortcut. @returns the click that leads on */
async function beginning(page: Page, language: Language, { begin }: Question): Promise<() => Promise<void>> {
  if ("shortcut" in begin) return () => page.click(`.chips a[href*="${begin.shortcut}"]`);
  if (begin.near) await page.fill('input[name="near"]', begin.near[language]);
  if (begin.when) await page.selectOption('select[name="when"]', begin.when);
  return () => page.click(".finder button");
}

async function chooseAll(page: Page, language: Language, { q, choices = [] }: NonNullable<Question["filter"]>) {
  await openAround(page, 'input[name="q"]');
  if (q) await page.fill('input[name="q"]', q[language]);
  for (const [name, value] of choices) await choose(page, name, value);
}

function factsOf(slug: string): Facts {
  const event = app.db.$client
    .prepare(
      `select e.id, c.slug as city, e.format, e.attendance from event e join city c on c.id = e.city_id where e.slug = ?`,
    )
    .get(slug) as { id: string; city: string; format: string; attendance: string };
  const all = (sql: string) => app.db.$client.prepare(sql).pluck().all(event.id) as string[];
  return {
    ...event,
    access: all("select code from event_inclusion where event_id = ? and answer = 'yes'"),
    languages: all("select code from event_language where event_id = ? and use != 'interpreted'"),
    days: all("select substr(starts_at_local, 1, 10) from event_date where event_id = ?"),
  };
}

const sizes = { phone: { width: 320, height: 568 }, desk: { width: 1280, height: 900 } };

describe.each(["fr", "ar"] as const)("in %s", (language) => {
  describe.each(Object.entries(sizes))("on a %s", (_name, viewport) => {
    it.each([true, false])(
      "ten everyday questions are answered in three actions, with scripts: %s",
      async (javaScriptEnabled) => {
        const context = await browser.newContext({ viewport, javaScriptEnabled });
        const { page, faults } = await openPage(context, server.url);
        page.setDefaultTimeout(10_000);
        for (const [words, question] of Object.entries(questions)) {
          const { facts, actions } = await find(page, language, question);
          expect([words, question.answers(facts), facts]).toEqual([words, true, facts]);
          expect([words, actions <= 3]).toEqual([words, true]);
        }
        expect(faults).toEqual([]);
        expect(app.faults).toEqual([]);
        await context.close();
      },
    );
  });
});

it("the filters begin within eight stops of the keyboard, and the results can be reached before them", async () => {
  const page = await browser.newPage({ viewport: sizes.desk });
  await page.goto(`${server.url}/fr/programme`);
  const stops: string[] = [];
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press("Tab");
    stops.push((await page.evaluate("document.activeElement.className || document.activeElement.id || ''")) as string);
  }
  expect(stops.indexOf("skip-results")).toBeGreaterThanOrEqual(0);
  expect(stops.indexOf("q")).toBeGreaterThan(stops.indexOf("skip-results"));
  await page.close();
});
