import { vitePlugin as remix } from "@remix-run/dev";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Build the server and the commands beside the Remix bundle, so that they share one copy of every module. */
function serverEntry(): Plugin {
  return {
    name: "server-entry",
    config: (_config, { isSsrBuild }) =>
      isSsrBuild
        ? {
            build: {
              minify: false,
              rollupOptions: {
                input: {
                  index: "virtual:remix/server-build",
                  main: "app/server/main.ts",
                  cli: "app/cli/main.ts",
                  "file-worker": "app/workers/file-worker.ts",
                },
                output: { entryFileNames: "[name].js" },
              },
            },
          }
        : undefined,
  };
}

/** Keep the licence notice of a library once in the bundle, not once for each of its modules. */
function noticesOnce() {
  const kept = new Set<string>();
  return (_node: unknown, { value }: { value: string }): boolean => {
    if (!/@(?:license|preserve)/i.test(value) || kept.has(value)) return false;
    kept.add(value);
    return true;
  };
}

/** Tests that kill processes, walk the whole site, or try thousands of cases; `npm run test:fast` leaves them out. */
const slow = "tests/**/*.slow.test.ts";

export default defineConfig({
  plugins: process.env["VITEST"]
    ? []
    : [
        remix({
          // `npm run build` sets a separate folder for each build.
          buildDirectory: process.env["BUILD_FOLDER"] ?? "build",
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: true,
            v3_routeConfig: true,
          },
        }),
        serverEntry(),
      ],
  // The tests run React's production build, which does not export the development JSX runtime.
  ...(process.env["VITEST"] ? { esbuild: { jsx: "automatic", jsxDev: false } } : {}),
  build: {
    target: "es2022",
    rollupOptions: {
      // Pages without scripts make empty bundles, and misplaced annotations inside libraries cannot be fixed here.
      onwarn: (warning, report) => {
        if (warning.code !== "EMPTY_BUNDLE" && warning.code !== "INVALID_ANNOTATION") report(warning);
      },
    },
    assetsInlineLimit: 0,
    cssMinify: "esbuild",
    minify: "terser" as const,
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 3, pure_getters: false },
      format: { comments: noticesOnce() },
    },
  },
  server: { watch: { ignored: ["**/.data/**", "**/build/**"] } },
  test: {
    globalSetup: ["tests/support/build.setup.ts"],
    setupFiles: ["tests/support/each-test.setup.ts"],
    reporters: ["default", "./tests/support/slowest.reporter.ts"],
    env: { NODE_ENV: "production" },
    pool: "forks",
    maxWorkers: 2,
    // Test files in one worker share the loaded modules: loading them for each file would take a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "checks", include: ["tests/checks/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "behaviour",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/checks/**", "tests/e2e/**", slow],
          env: { NODE_ENV: "production", TZ: "UTC" },
        },
      },
      { extends: true, test: { name: "slow", include: [slow], env: { NODE_ENV: "production", TZ: "UTC" } } },
      // Run the time and calendar tests in other zones too: results must not depend on the zone of the machine.
      ...["Pacific/Auckland", "America/Los_Angeles"].map((zone) => ({
        extends: true as const,
        test: {
          name: zone,
          include: ["tests/domain/{time,calendar}/**/*.test.ts"],
          // Parsers and zone files of the system say the same in every zone.
          exclude: ["tests/domain/**/{other-parsers,system-zones,subscriber}.slow.test.ts"],
          env: { NODE_ENV: "production" as const, TZ: zone },
        },
      })),
      {
        extends: true,
        test: { name: "browser", include: ["tests/e2e/**/*.test.ts"], testTimeout: 240_000, hookTimeout: 120_000 },
      },
    ],
  },
});
