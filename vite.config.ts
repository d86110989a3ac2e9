import { vitePlugin as remix } from "@remix-run/dev";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Builds the composition root beside the Remix bundle, so that both share one copy of every module. */
function serverEntry(): Plugin {
  return {
    name: "server-entry",
    config: (_config, { isSsrBuild }) =>
      isSsrBuild
        ? {
            build: {
              minify: false,
              rollupOptions: {
                input: { index: "virtual:remix/server-build", main: "app/server/main.ts" },
                output: { entryFileNames: "[name].js" },
              },
            },
          }
        : undefined,
  };
}

export default defineConfig({
  plugins: process.env["VITEST"]
    ? []
    : [
        remix({
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
          },
        }),
        serverEntry(),
      ],
  // React's production build, which the tests run, has no development form of JSX.
  ...(process.env["VITEST"] ? { esbuild: { jsx: "automatic", jsxDev: false } } : {}),
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    cssMinify: "esbuild",
    minify: "terser" as const,
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3, pure_getters: false } },
  },
  server: { watch: { ignored: ["**/.data/**", "**/build/**"] } },
  test: {
    globalSetup: ["tests/support/build.setup.ts"],
    setupFiles: ["tests/support/quiet.setup.ts"],
    env: { NODE_ENV: "production" },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "checks", include: ["tests/checks/**/*.test.ts"] } },
      {
        extends: true,
        test: { name: "behaviour", include: ["tests/**/*.test.ts"], exclude: ["tests/checks/**", "tests/e2e/**"] },
      },
      {
        extends: true,
        test: { name: "browser", include: ["tests/e2e/**/*.test.ts"], testTimeout: 240_000, hookTimeout: 120_000 },
      },
    ],
  },
});
