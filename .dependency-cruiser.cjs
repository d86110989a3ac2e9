/** The arrows of the house: who may import whom. The README draws them; this file makes them hold. */
const words = "^app/domain/(?!.*\\.server\\.tsx?$)";
const verbs = "^app/domain/.*\\.server\\.tsx?$";
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-circular", "Two files that need each other are one file, or a noun is missing.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbid("no-orphans", "Nobody imports it: it is an entry, or it can go.", { orphan: true, pathNot: ["^(app/(routes|root|entry)|app/(server|cli)/|tests/|vite\\.config|db/drizzle)", "\\.d\\.ts$"] }, {}),
    forbid("words-know-only-words", "Domain words run anywhere.", { path: words }, { path: "^(app/(?!domain/)|db/|emails/)", dependencyTypesNot: ["type-only"] }),
    forbid("words-import-no-verbs", "Only types may cross.", { path: words }, { path: verbs, dependencyTypesNot: ["type-only"] }),
    forbid("verbs-point-inwards", "A verb knows queries and words.", { path: verbs, pathNot: "^app/domain/(calendar|feeds)/" }, { path: "^(app/(?!domain/)|emails/|db/(schema|migrations|seed)/)" }),
    forbid("calendar-may-speak", "A calendar or a feed speaks a language.", { path: "^app/domain/(calendar|feeds)/.*\\.server\\.ts$" }, { path: "^(app/(?!domain/|i18n/)|emails/|db/(schema|migrations|seed)/)" }),
    forbid("db-knows-words", "The database is a leaf.", { path: "^db/" }, { path: `^(app/(?!domain/)|emails/)|${verbs.slice(1)}` }),
    forbid("emails-are-a-leaf", "Mail knows words and languages.", { path: "^emails/" }, { path: "^(app/(?!domain/|i18n/)|db/)" }),
    forbid("emails-import-no-verbs", "Mail gets its facts as arguments.", { path: "^emails/" }, { path: verbs, dependencyTypesNot: ["type-only"] }),
    forbid("components-are-pure", "A component shows what it is given.", { path: "^app/components/" }, { path: "(\\.server\\.tsx?$|^db/|^emails/)", dependencyTypesNot: ["type-only"] }),
    forbid("i18n-is-low", "Catalogues know languages only.", { path: "^app/i18n/" }, { path: "^(app/(?!i18n/|domain/languages/)|db/|emails/)" }),
    forbid("routes-go-through-domain", "No SQL, no mail in a route; but the demonstration shows its samples.", { path: "^app/routes/", pathNot: "^app/routes/dev\\.emails" }, { path: "^(db/|emails/|app/(jobs|server|cli)/)" }),
    forbid("routes-not-imported", "Nobody imports a route but its own folder.", { pathNot: "^(app/routes/|tests/)" }, { path: "^app/routes/" }),
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
