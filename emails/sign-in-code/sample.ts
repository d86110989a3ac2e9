import type { CodeFacts } from "./template.tsx";

const code = { code: "7KMQ2RTX", minutes: 15 };

export const samples = {
  sign_in_code: { ...code, use: "sign_in" },
  register_code: { ...code, use: "register" },
  release_code: { ...code, use: "release_email" },
  unknown_address: { use: "unknown", registerUrl: "https://week.test/fr/register" },
  change_code: { ...code, use: "change_email" },
} satisfies Record<string, CodeFacts>;
