import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Like migrations, these files are not bundled: they are read from the working directory. */
export const readSeed = (name: string): Buffer => readFileSync(join(process.cwd(), "db", "seed", name));

/** Regions, themes, formats and inclusion codes with their labels, and ready-made reasons, which every installation needs. */
export const readReferenceData = () => ({
  region: readSeed("region-labels.csv"),
  theme: readSeed("theme-labels.csv"),
  format: readSeed("format-labels.csv"),
  inclusion: readSeed("inclusion-labels.csv"),
  reasons: readSeed("reason-templates.json"),
});
