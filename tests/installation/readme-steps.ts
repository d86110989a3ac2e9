import { readFileSync } from "node:fs";

/** Commands of the README that one user types, in the order in which they stand there. */
export type Step = { user: "root" | "welcome-week"; script: string };

/**
 * The blocks of commands below a heading of the README whose first line says who types them.
 * @param heading as it stands there, without its marks
 */
export function stepsUnder(heading: string): Step[] {
  const readme = readFileSync("README.md", "utf8");
  const start = new RegExp(`^#{2,3} ${heading}$`, "m").exec(readme);
  if (!start) throw new Error(`the README has no heading "${heading}"`);
  const section = readme.slice(start.index + start[0].length).split(/^#{2,3} /m)[0] ?? "";
  return [...section.matchAll(/^```sh\n# as (root|welcome-week)\n([\s\S]*?)^```$/gm)].map(([, user, script = ""]) => ({
    user: user as Step["user"],
    script,
  }));
}
