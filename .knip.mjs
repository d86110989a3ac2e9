import { readFileSync } from "node:fs";

/** Route modules named in app/routes.ts; other files below app/routes have to be imported by one of them. */
const routes = [...readFileSync("app/routes.ts", "utf8").matchAll(/"(routes\/[^"]+)"/g)].map(([, file]) => `app/${file}`);

export default {
  entry: [
    "app/routes.ts",
    ...routes,
    "app/root.tsx",
    "app/entry.client.tsx",
    "app/entry.server.tsx",
    "app/cli/main.ts",
    "app/server/main.ts",
    "app/server/dev.ts",
    "app/workers/file-worker.ts",
    "tests/**/*.test.ts",
    "tests/support/*.setup.ts",
    "tests/**/*-worker.ts",
    "tests/bench/smtp-sink.ts",
    "tests/bench/floor-server.ts",
  ],
  project: ["app/**/*.{ts,tsx}", "db/**/*.ts", "emails/**/*.{ts,tsx}", "tests/**/*.{ts,tsx}"],
  ignoreDependencies: ["remix", "@expo-google-fonts/noto-sans", "@expo-google-fonts/noto-sans-arabic", "world-atlas"],
  ignoreExportsUsedInFile: true,
  // The Remix plugin would treat every file below app/routes as an entry.
  remix: false,
  vite: { config: "vite.config.ts" },
  drizzle: { config: "db/drizzle.config.ts" },
  ignoreBinaries: ["xmllint", "cc", "w3m", "mount", "umount", "unshare", "nsenter", "debootstrap", "systemd-analyze"],
};
