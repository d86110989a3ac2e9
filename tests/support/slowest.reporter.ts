import type { Reporter, TestModule } from "vitest/node";

const count = 10;

/** Print the slowest tests of a run, for whoever wonders what they waited for. */
export default class SlowestTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const timed = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        name: `${module.relativeModuleId} > ${test.name}`,
        ms: test.diagnostic()?.duration ?? 0,
      })),
    );
    const slowest = timed.sort((a, b) => b.ms - a.ms).slice(0, count);
    if (timed.length <= count) return;
    process.stdout.write(`\nThe ${count} slowest tests:\n`);
    for (const { name, ms } of slowest) process.stdout.write(`${(ms / 1000).toFixed(1).padStart(7)} s  ${name}\n`);
  }
}
