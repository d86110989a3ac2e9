import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Read a seed file. Like migrations, these files are not bundled, but read from the working directory. */
export const readSeed = (name: string): Buffer => readFileSync(join(process.cwd(), "db", "seed", name));

/**
 * Read what every installation needs: the labels of regions, themes, formats and inclusion codes, and the reason
 * templates.
 */
export const readReferenceData = () => ({
  region: readSeed("region-labels.csv"),
  theme: readSeed("theme-labels.csv"),
  format: readSeed("format-labels.csv"),
  inclusion: readSeed("inclusion-labels.csv"),
  reasons: readSeed("reason-templates.json"),
});
