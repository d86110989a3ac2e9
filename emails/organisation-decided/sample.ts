import type { NoticeFacts } from "../parts/notice.tsx";
import { arabicName, notice } from "../parts/sample-data.ts";

export const samples = {
  organisation_refused: { ...notice, about: "organisation_refuse", who: `${arabicName} <b>`, quote: "Qui êtes-vous ?" },
} satisfies Record<string, NoticeFacts>;
