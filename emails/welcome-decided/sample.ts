import type { NoticeFacts } from "../parts/notice.tsx";
import { notice } from "../parts/sample-data.ts";

export const samples = {
  welcome_approved: { ...notice, about: "welcome_approve", who: "Lisboa", quote: "Lisboa abre-lhe a porta." },
  welcome_refused: { ...notice, about: "welcome_refuse", who: "Lisboa", quote: "Qui accueille ? <b>" },
  welcome_removed: { ...notice, about: "welcome_remove", who: "Lisboa", quote: null },
} satisfies Record<string, NoticeFacts>;
