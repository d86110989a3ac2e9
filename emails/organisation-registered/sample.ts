import type { NoticeFacts } from "../parts/notice.tsx";
import { arabicName, notice } from "../parts/sample-data.ts";

export const samples = {
  organisation_registered: { ...notice, about: "organisation_registered", who: `${arabicName} <b>` },
} satisfies Record<string, NoticeFacts>;
