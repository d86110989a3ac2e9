/** Failure of a command, reported in one line. */
export class Refusal extends Error {}

/** Remove control characters, which terminals obey, from text that may come from a file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
export const printable = (line: string): string => line.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");

export const say = (line = ""): void => void process.stdout.write(`${printable(line)}\n`);

/** Run a command; any failure is a line on the terminal and exit code 1, without a stack. */
export async function runCommand(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
