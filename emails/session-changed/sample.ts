import type { SignUpStateFacts } from "../parts/sign-up-state.tsx";
import { signUp } from "../parts/sample-data.ts";

export const samples = {
  session_changed: { ...signUp, session: { text: "Table de conversation", language: "fr" }, room: "قاعة 2" },
} satisfies Record<string, SignUpStateFacts>;
