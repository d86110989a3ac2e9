import type { AuditRow } from "#db/queries/audit.server.ts";
import {
  listCodesOfEditions,
  listNamesOfCities,
  listNamesOfOrganisations,
  listTitlesOf,
} from "#db/queries/audit-subjects.server.ts";
import type { Context } from "../context.ts";
import { type AccountFunction, functionsOf } from "../coordinators/account-functions.server.ts";
import {
  coordinateEventPath,
  coordinateOrganisationPath,
  secretariatCityPath,
  type SecretariatPage,
  secretariatPath,
} from "../coordinate-paths.ts";

/** The subject of an entry: its name and page, as far as it still exists and the secretariat may open it. */
export type AuditSubject = { name: string | null; account: AccountFunction | null; path: string | null };

const unnamed: AuditSubject = { name: null, account: null, path: null };
const pageOfKind: Readonly<Record<string, SecretariatPage>> = {
  place: "cities",
  reason: "reasons",
  mail: "mail",
  language: "lists",
  synonym: "lists",
  term: "lists",
};

/** Return a function that names the subjects of some entries, and their actors, for the secretariat. */
export function nameSubjects(ctx: Context, rows: readonly AuditRow[]) {
  const idsOf = (kind: string) => [
    ...new Set(rows.flatMap((row) => (row.subjectKind === kind ? [row.subjectId] : []))),
  ];
  const { db, language } = ctx;
  const named = (list: { id: string; name: string }[], pathOf: (id: string) => string) =>
    new Map(list.map(({ id, name }): [string, AuditSubject] => [id, { name, account: null, path: pathOf(id) }]));
  const known: Readonly<Record<string, ReadonlyMap<string, AuditSubject>>> = {
    event: named(listTitlesOf(db, idsOf("event")), (id) => coordinateEventPath(language, id)),
    organisation: named(listNamesOfOrganisations(db, idsOf("organisation")), (id) =>
      coordinateOrganisationPath(language, id),
    ),
    city: named(listNamesOfCities(db, idsOf("city"), language), (id) => secretariatCityPath(language, id)),
    edition: named(listCodesOfEditions(db, idsOf("edition")), () => secretariatPath(language, "editions")),
  };
  const accountOf = functionsOf(ctx, [
    ...idsOf("coordinator"),
    ...idsOf("person"),
    ...rows.map(({ accountId }) => accountId),
  ]);
  const subjectOf = ({ subjectKind, subjectId }: AuditRow): AuditSubject => {
    if (subjectKind === "coordinator" || subjectKind === "person") {
      const account = accountOf(subjectId);
      const path = account.places.length > 0 ? secretariatPath(language, "coordinators") : null;
      return account.email === null ? unnamed : { name: null, account, path };
    }
    const page = pageOfKind[subjectKind];
    if (page) return { name: subjectId, account: null, path: secretariatPath(language, page) };
    return known[subjectKind]?.get(subjectId) ?? unnamed;
  };
  return { subjectOf, actorOf: ({ accountId }: AuditRow) => (accountId === null ? null : accountOf(accountId)) };
}
