import type { NoticeFacts } from "../parts/notice.tsx";
import { notice } from "../parts/sample-data.ts";

export const samples = {
  factor_reset: { ...notice, about: "factor_reset_told", who: "someone@example.org", url: null },
  factor_reset_own: { ...notice, about: "factor_reset_own" },
} satisfies Record<string, NoticeFacts>;
