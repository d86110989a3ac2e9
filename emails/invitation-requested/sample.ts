import type { NoticeFacts } from "../parts/notice.tsx";
import { arabicName, notice } from "../parts/sample-data.ts";

export const samples = {
  invitation_requested: { ...notice, about: "invitation_requested", who: arabicName, quote: "zohra@example.org" },
} satisfies Record<string, NoticeFacts>;
