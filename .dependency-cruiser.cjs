const { readFileSync } = require("node:fs");
const { join } = require("node:path");

/** Allowed imports between files. .docs/architecture.md draws them; the architecture test enforces them. */
const plain = "^app/domain/(?!.*\\.server\\.tsx?$)";
const verbs = "^app/domain/.*\\.server\\.tsx?$";
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** The folders of app/domain, lowest first; "." is app/domain itself. */
const order = JSON.parse(readFileSync(join(__dirname, ".domain-order.json"), "utf8"));
const at = (folder) => (folder === "." ? "^app/domain/[^/]+$" : `^app/domain/${folder}/`);

/** Route modules named in app/routes.ts; other files below app/routes only serve these. */
const routeFiles = [...readFileSync(join(__dirname, "app/routes.ts"), "utf8").matchAll(/"(routes\/[^"]+)"/g)].map(
  ([, file]) => `^app/${file.replaceAll(".", "\\.")}$`,
);

/** Modules that a mail preparer may import: they read the current data and change nothing. */
const readers =
  "^app/domain/(calendar|time|programme)/|/(find|get|list|read)-[a-z-]+\\.server\\.ts$|/(organiser-contact|session-title|digest-filter|scope-name|known-state)\\.server\\.ts$";
const preparers = "^emails/.*\\.server\\.ts$";
/** Modules of a mail that verbs may import: payload and key. */
const mailKinds = "^emails/[a-z-]+/mail\\.ts$";
/** Modules that bind preparers and templates, and list all mails. */
const mailBinders = "^emails/(define-mail\\.server\\.tsx|registry\\.server\\.ts)$";

module.exports = {
  forbidden: [
    forbid("no-circular", "Two files that need each other are one file, or a noun is missing.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbid("no-orphans", "No file imports it: it is an entry, or it can go.", { orphan: true, pathNot: [...routeFiles, "^app/(routes\\.ts|root\\.tsx|entry\\.)", "^(app/(server|cli)/|tests/|vite\\.config|db/drizzle)", "\\.d\\.ts$"] }, {}),
    ...order.map((folder, index) =>
      forbid(`order-${folder}`, "A domain folder imports values only from those before it in .domain-order.json.", { path: at(folder) }, { path: order.slice(index + 1).map(at).join("|") || "^$", dependencyTypesNot: ["type-only"] }),
    ),
    forbid("every-folder-has-its-place", "A new domain folder gets a place in .domain-order.json.", {}, { path: "^app/domain/", pathNot: order.map(at) }),
    forbid("plain-modules-run-anywhere", "Types and rules know the domain only.", { path: plain }, { path: "^(app/(?!domain/)|db/|emails/)", dependencyTypesNot: ["type-only"] }),
    forbid("plain-modules-import-no-verbs", "Only types may cross.", { path: plain }, { path: verbs, dependencyTypesNot: ["type-only"] }),
    forbid("model-is-lowest", "The nouns know text, time and languages.", { path: "^app/domain/model/" }, { path: "^(db/|emails/|app/(?!domain/(model|text|time|languages)/))", dependencyTypesNot: ["type-only"] }),
    forbid("verbs-point-inwards", "A verb knows queries and the domain.", { path: verbs, pathNot: "^app/domain/(calendar|feeds)/" }, { path: "^(app/(?!domain/)|emails/|db/(schema|migrations|seed)/)", pathNot: mailKinds }),
    forbid("calendars-and-feeds-speak", "A calendar or a feed has a language.", { path: "^app/domain/(calendar|feeds)/.*\\.server\\.ts$" }, { path: "^(app/(?!domain/|i18n/)|emails/|db/(schema|migrations|seed)/)" }),
    forbid("db-knows-the-model", "The database is a leaf.", { path: "^db/" }, { path: "^(emails/|app/(?!domain/(model|text|time|languages)/|domain/errors\\.ts$))", dependencyTypesNot: ["type-only"] }),
    forbid("db-knows-no-verbs", "The database is a leaf.", { path: "^db/" }, { path: `^(app/(?!domain/)|emails/)|${verbs.slice(1)}` }),
    forbid("mail-templates-show-facts", "A template knows its facts, the plain modules of the domain, and languages.", { path: "^emails/", pathNot: [preparers, mailBinders] }, { path: `^(app/(?!domain/|i18n/)|db/)|${verbs.slice(1)}`, dependencyTypesNot: ["type-only"] }),
    forbid("mail-kinds-are-low", "Verbs import them, so they know the nouns only.", { path: mailKinds }, { path: "^(emails/|db/|app/(?!domain/(model|time|languages)/))", dependencyTypesNot: ["type-only"] }),
    forbid("mail-is-a-leaf", "No page, no job in a mail.", { path: "^emails/" }, { path: "^app/(?!domain/|i18n/)" }),
    forbid("mail-preparers-read", "They look again at what is true, and change nothing.", { path: preparers }, { path: `${verbs}|^db/(?!queries/)`, pathNot: readers, dependencyTypesNot: ["type-only"] }),
    forbid("components-are-pure", "A component shows what it is given.", { path: "^app/components/" }, { path: "(\\.server\\.tsx?$|^db/|^emails/)", dependencyTypesNot: ["type-only"] }),
    forbid("i18n-is-low", "Catalogues know languages only.", { path: "^app/i18n/" }, { path: "^(app/(?!i18n/|domain/languages/)|db/|emails/)" }),
    forbid("routes-go-through-domain", "No SQL, no mail in a route; but the demonstration shows its samples.", { path: "^app/routes/", pathNot: "^app/routes/dev/mail-samples?\\." }, { path: "^(db/|emails/|app/(jobs|server|cli)/)" }),
    forbid("routes-not-imported", "No file imports a route; what two routes need lies beside them, or in the domain.", { pathNot: "^tests/" }, { path: routeFiles, dependencyTypesNot: ["type-only"] }),
    forbid("route-folders-are-private", "What lies beside routes serves these routes only.", { pathNot: "^(app/routes/|tests/)" }, { path: "^app/routes/" }),
    forbid("http-and-auth", "They wire, they do not decide.", { path: "^app/(http|auth)/" }, { path: "^(app/(routes|components|jobs|server|cli)/|db/(queries|schema)/|emails/)" }),
    forbid("jobs-stay-below", "Jobs call verbs.", { path: "^app/jobs/" }, { path: "^app/(routes|components|http|auth|server|cli)/" }),
    forbid("nothing-imports-server-or-cli", "They are roots.", { pathNot: "^(app/(server|cli)/|tests/)" }, { path: "^app/(server|cli)/" }),
    forbid("nothing-imports-tests", "Not even the seed.", { pathNot: "^tests/" }, { path: "^tests/" }),
    forbid("only-db-knows-sql", "One owner.", { pathNot: "^(db|tests)/" }, { path: "node_modules/(drizzle-orm|better-sqlite3)/" }),
    forbid("only-transport-mails", "One owner.", { pathNot: "^(emails/(transport|check-smtp)\\.server\\.ts|tests/)" }, { path: "node_modules/nodemailer/" }),
    forbid("only-calendar-writes-ical", "One owner.", { pathNot: "^(app/domain/calendar/|tests/)" }, { path: "node_modules/ical-generator/" }),
    forbid("only-imports-read-ical", "One owner.", { pathNot: "^(app/domain/imports/.*\\.server\\.ts|tests/)" }, { path: "node_modules/ical\\.js/" }),
    forbid("only-time-knows-luxon", "One owner.", { pathNot: "^(app/domain/(time|calendar)/.*\\.server\\.ts|tests/)" }, { path: "node_modules/(luxon|moment-timezone)/" }),
    forbid("remix-stays-outside", "The domain does not know the web.", { path: "^(app/(domain|jobs|cli|components|i18n)/|db/|emails/)" }, { path: "node_modules/@remix-run/(node|express)/", dependencyTypesNot: ["type-only"] }),
    forbid("not-to-unresolvable", "It must exist.", {}, { couldNotResolve: true, pathNot: "^virtual:" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|node_modules/\\.)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"] },
  },
};
