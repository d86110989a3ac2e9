import type { Language } from "#app/domain/languages/language.ts";
import { en } from "./catalogues/en.server.ts";
import { fr } from "./catalogues/fr.server.ts";
import { es } from "./catalogues/es.server.ts";
import { pt } from "./catalogues/pt.server.ts";
import { ar } from "./catalogues/ar.server.ts";
import type { Catalogue } from "./translator.ts";

/** All texts by language; imported, so that they are part of the bundle. */
export const catalogues: Readonly<Record<Language, Required<Catalogue>>> = { en, fr, es, pt, ar };
