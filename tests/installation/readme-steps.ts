import { readFileSync } from "node:fs";

/** Commands of the README typed by one user, in order. */
export type Step = { user: "root" | "welcome-week"; script: string };

/**
 * Read the command blocks below a heading of the README whose first line names the user who types them.
 * @param heading its text, without the marks
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
